"""chart.py (--kafka PROPERTIES | --parquet FOLDER) -o FILE: registrations per hour, by region, as a picture (PNG or SVG)."""

import matplotlib

matplotlib.use("Agg")  # needs no screen
import matplotlib.pyplot as plt

from questions import QUESTIONS, arguments, connect

parser = arguments()
parser.add_argument("-o", "--output", required=True, metavar="FILE")
args = parser.parse_args()

rows = connect(args).execute(QUESTIONS["registrations per hour and region"]).fetchall()
hours = sorted({hour for hour, _, _ in rows})
below = [0] * len(hours)
fig, axes = plt.subplots(figsize=(8, 4.5), layout="constrained")
for region in sorted({region for _, region, _ in rows}):
    users = [sum(n for hour, r, n in rows if (hour, r) == (at, region)) for at in hours]
    axes.bar([hour.replace("T", "\n") + ":00" for hour in hours], users, bottom=below, label="no number" if region == "-" else region, width=0.6)
    below = [a + b for a, b in zip(below, users)]
axes.yaxis.get_major_locator().set_params(integer=True)
axes.set(title="Registrations per hour (UTC)", ylabel="users")
axes.legend(title="region of the number", frameon=False, loc="center left", bbox_to_anchor=(1, 0.5))
axes.spines[["top", "right"]].set_visible(False)
fig.savefig(args.output, dpi=150)
