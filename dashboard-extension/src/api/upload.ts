/** What came of a file: its id, or the sentence with which it was refused. */
export type Uploaded = { id: string; error: null } | { id: null; error: string };

/** A file is no GraphQL: it goes to a signed path that came with the return. */
export async function upload(path: string, file: File): Promise<Uploaded> {
  const form = new FormData();
  form.append("file", file);
  const response = await fetch(path, {
    method: "POST",
    body: form,
    credentials: "omit",
    headers: { "Accept-Language": document.documentElement.lang },
  });
  const answer = (await response.json()) as { error: string | null; id?: string };
  return answer.error === null ? { id: answer.id ?? "", error: null } : { id: null, error: answer.error };
}
