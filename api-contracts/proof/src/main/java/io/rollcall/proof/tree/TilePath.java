// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.tree;

import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.StrictText;
import java.util.regex.Pattern;

/** The end of a tile's path: {@code x001/x234/067.p/12} for the first 12 of tile 1234067. */
final class TilePath {

    private static final Pattern LEVEL = Pattern.compile("([0-7])/(.*)");
    private static final Pattern PATH = Pattern.compile("((?:x[0-9]{3}/){0,5})([0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");
    private static final int THOUSAND = 1000;

    private TilePath() {}

    /** @throws IllegalArgumentException where no tile is so wide */
    static void checkWidth(int width) {
        if (width < 1 || width > TileId.FULL) {
            throw new IllegalArgumentException("A tile has from 1 to 256 entries");
        }
    }

    static String of(long index, int width) {
        var path = "%03d".formatted(index % THOUSAND);
        for (long rest = index / THOUSAND; rest > 0; rest /= THOUSAND) {
            path = "x%03d/%s".formatted(rest % THOUSAND, path);
        }
        return width == TileId.FULL ? path : path + ".p/" + width;
    }

    static TileId tile(String path) throws ProofRefused {
        var parts = LEVEL.matcher(path);
        if (!parts.matches()) {
            throw ProofRefused.malformed("Not the path of a tile");
        }
        var place = place(parts.group(2));
        return built(() -> new TileId(Integer.parseInt(parts.group(1)), place.index(), place.width()));
    }

    static EntryBundleId bundle(String path) throws ProofRefused {
        var place = place(path);
        return built(() -> new EntryBundleId(place.index(), place.width()));
    }

    private record Place(long index, int width) {}

    private static Place place(String path) throws ProofRefused {
        var parts = PATH.matcher(path);
        if (!parts.matches()) {
            throw ProofRefused.malformed("Not the path of a tile");
        }
        var digits = (parts.group(1) + parts.group(2)).replace("x", "").replace("/", "");
        var index = Long.parseLong(digits);
        var width = parts.group(3) == null ? TileId.FULL : (int) StrictText.decimal(parts.group(3));
        if (!of(index, width).equals(path)) {
            throw ProofRefused.malformed("Not how the path of a tile is written");
        }
        return new Place(index, width);
    }

    private interface Building<T> {
        T build();
    }

    private static <T> T built(Building<T> building) throws ProofRefused {
        try {
            return building.build();
        } catch (IllegalArgumentException e) {
            throw ProofRefused.malformed(String.valueOf(e.getMessage()));
        }
    }
}
