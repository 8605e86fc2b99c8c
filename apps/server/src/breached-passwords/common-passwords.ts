/** Shorter ones are refused for their length already. */
const shortestCharacters = 8;

export interface PasswordList {
  has(password: string): boolean;
}

let loaded: Promise<PasswordList> | null = null;

/**
 * About 18,000 of the most used passwords of eight or more characters, from the dictionaries of zxcvbn-ts; read at the
 * first question. Upper and lower case, and a year or a mark put behind, do not make one of them safe.
 */
export function commonPasswords(): Promise<PasswordList> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<PasswordList> {
  const { dictionary } = await import("@zxcvbn-ts/language-common");
  const known = new Set(
    dictionary["passwords-common"].filter((password) => password.length >= shortestCharacters).map(plain),
  );
  return {
    has(password) {
      const typed = plain(password);
      const stem = typed.replace(/[\d!?.*#@$-]{1,4}$/, "");
      return known.has(typed) || (stem.length >= shortestCharacters && known.has(stem));
    },
  };
}

function plain(password: string): string {
  return password.normalize("NFKC").toLowerCase();
}
