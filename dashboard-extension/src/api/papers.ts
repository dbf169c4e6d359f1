/** A paper as it was printed, or the sentence with which it was refused. */
export type Printed = { paper: Blob; error: null } | { paper: null; error: string };

/** A PDF is no GraphQL: what stands on it goes to a signed path that came with the thing it is for. */
export async function print(path: string, fields: Record<string, string>): Promise<Printed> {
  const response = await fetch(path, {
    method: "POST",
    body: new URLSearchParams(fields),
    credentials: "omit",
    headers: { "Accept-Language": document.documentElement.lang },
  });
  if (response.ok) return { paper: await response.blob(), error: null };
  const { error } = (await response.json()) as { error: string };
  return { paper: null, error };
}
