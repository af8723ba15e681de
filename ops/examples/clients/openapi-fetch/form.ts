/** A multipart form of what a body is described as: pictures as files, lists as repeated fields. */
export function form(body: object = {}): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(body)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item instanceof Blob) data.append(name, item, "picture.png");
      else data.append(name, String(item));
    }
  }
  return data;
}
