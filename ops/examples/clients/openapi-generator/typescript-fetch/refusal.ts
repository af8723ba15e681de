/** The refusal of a call, as its description has it; fails where nothing is refused. */
export async function refusal<R>(call: Promise<unknown>): Promise<R> {
  const response = await call.then(
    () => undefined,
    (thrown: { response?: Response }) => thrown.response,
  );
  if (!response) throw new Error("nothing was refused");
  return (await response.json()) as R;
}
