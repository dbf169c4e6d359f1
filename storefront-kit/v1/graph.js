/** The app's graph said no, with a stable code; the message is for people. */
export class Refused extends Error {
  constructor({ message, extensions }) {
    super(message);
    this.code = extensions?.code ?? "";
  }

  /** Nobody is signed in, or no longer. */
  get needsSignIn() {
    return ["SIGN_IN_NEEDED", "TOKEN_INVALID", "TOKEN_EXPIRED"].includes(this.code);
  }
}

/** Throws Refused, or TypeError where nothing answers. */
export async function ask({ api, token, language }, query, variables, signal) {
  const headers = { "Content-Type": "application/json", "Accept-Language": language };
  if (token) headers.Authorization = `Bearer ${token}`;
  const body = JSON.stringify({ query, variables });
  const response = await fetch(api, { method: "POST", headers, body, signal });
  const { data, errors } = await response.json();
  if (errors?.length) throw new Refused(errors[0]);
  return data;
}
