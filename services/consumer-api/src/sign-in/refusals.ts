import { Problem } from "@halfhourly/service-kit";

export function unavailable(): never {
  throw new Problem(
    503,
    "sign-in-unavailable",
    "The sign-in service does not answer. Your data is safe. Try again in a minute.",
  );
}

export function signInRefused(): Problem {
  return new Problem(
    400,
    "sign-in-refused",
    "Signing in did not finish: it was cancelled, took too long or was already used. Start again.",
  );
}

export function otherAccount(): Problem {
  return new Problem(
    403,
    "other-account",
    "You showed that you are somebody else than who is signed in here. Nothing was changed. Sign in as the same person, or sign out first.",
  );
}

export function notProvedAfresh(): Problem {
  return new Problem(
    403,
    "not-proved-afresh",
    "The sign-in service did not ask you again who you are, or does not say when it did. Nothing was changed. Try again; if it stays, tell whoever runs this instance.",
  );
}
