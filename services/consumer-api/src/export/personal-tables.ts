/** How one of our tables stands in personal-data.json. */
export interface PersonalTable {
  /** The section's name. */
  readonly section: string;
  /** What it is and why it is held, for the person. */
  readonly about: string;
  readonly table: string;
  /** Whether its rows name the household or the account. */
  readonly of: "household" | "account";
  readonly order: string;
  /** Column -> the fact's name. */
  readonly facts: Readonly<Record<string, string>>;
  /** Column sealed with the household's key -> the fact's name. Its table has an `id`. */
  readonly sealed?: Readonly<Record<string, string>>;
  /** Which of the sealed facts are JSON. */
  readonly json?: readonly string[];
  /** Column -> why it is held and not handed out. */
  readonly notIncluded: Readonly<Record<string, string>>;
}

/** Every table of this service with a column about a person. A test holds this list against the real tables. */
export const personalTables: readonly PersonalTable[] = [
  {
    section: "account",
    about: "Who you are here, and how you like the app.",
    table: "account",
    of: "household",
    order: "created_at",
    facts: {
      id: "accountId",
      household: "householdId",
      issuer: "issuer",
      subject: "subject",
      role: "role",
      demonstration: "demonstration",
      language: "language",
      theme: "theme",
      created_at: "createdAt",
      last_sign_in_at: "lastSignInAt",
      second_factor: "lastSignInSecondFactor",
    },
    sealed: { email_sealed: "email", display_name_sealed: "displayName" },
    notIncluded: {
      email: "Empty: your address is held sealed.",
      email_key: "Empty: your address is held sealed.",
      display_name: "Empty: your name is held sealed.",
      password_hash: "Empty: passwords are the sign-in provider's.",
    },
  },
  {
    section: "sessions",
    about: "Where you are signed in, and when you were last there.",
    table: "session",
    of: "account",
    order: "created_at",
    facts: {
      id: "sessionId",
      account_id: "accountId",
      created_at: "createdAt",
      proved_at: "provedAt",
      used_at: "lastUsedAt",
      device: "device",
      second_factor: "secondFactor",
    },
    notIncluded: {
      token_sha256: "Whoever had the session's secret could act as you.",
      token_since: "When that secret was last changed.",
      next_sha256: "Whoever had the session's secret could act as you.",
      next_since: "When that secret was last changed.",
      previous_sha256: "Whoever had the session's secret could act as you.",
      previous_until: "When that secret was last changed.",
    },
  },
  {
    section: "meters",
    about: "The meters of your home. Of a meter that you removed nothing is held here.",
    table: "meter_link",
    of: "household",
    order: "created_at, id",
    facts: {
      id: "meterId",
      fuel: "fuel",
      payment: "payment",
      region: "region",
      generated: "generated",
      state: "state",
      notice_version: "noticeVersion",
      granted_at: "consentGrantedAt",
      created_at: "addedAt",
    },
    sealed: { meter_point_sealed: "meterPoint", name_sealed: "name" },
    notIncluded: {
      household: "Stands with the account.",
      meter_point: "Empty: the number is held sealed.",
      meter_point_hash: "The number again, as a keyed hash: it only finds the meter.",
      name: "Empty: the name is held sealed.",
      agreements_revision: "Counts changes of the tariffs, so that answers stay up to date.",
    },
  },
  {
    section: "tariffAgreements",
    about: "What you told us you pay.",
    table: "tariff_agreement",
    of: "household",
    order: "created_at, id",
    facts: {
      id: "agreementId",
      meter_id: "meterId",
      direction: "direction",
      from_date: "from",
      to_date: "to",
      created_at: "addedAt",
    },
    sealed: { agreement_sealed: "agreement" },
    json: ["agreement"],
    notIncluded: { household: "Stands with the account.", agreement: "Empty: it is held sealed." },
  },
  {
    section: "feedback",
    about: "What you wrote to us.",
    table: "feedback",
    of: "household",
    order: "created_at, id",
    facts: {
      id: "feedbackId",
      app_version: "appVersion",
      device: "device",
      screen: "screen",
      created_at: "sentAt",
    },
    sealed: { message_sealed: "message" },
    notIncluded: { household: "Stands with the account.", message: "Empty: it is held sealed." },
  },
  {
    section: "supportCases",
    about: "When you let support see a little of your account.",
    table: "support_case",
    of: "household",
    order: "opened_at, id",
    facts: {
      id: "caseId",
      code: "code",
      about: "about",
      opened_at: "openedAt",
      ends_at: "endsAt",
      closed_at: "closedAt",
      seen_at: "seenBySupportAt",
    },
    notIncluded: { household: "Stands with the account." },
  },
  {
    section: "accessRequests",
    about: "When administrators asked to see your account, why, and whether a second one allowed it.",
    table: "access_request",
    of: "household",
    order: "asked_at, id",
    facts: {
      id: "requestId",
      account_id: "accountId",
      reason: "reason",
      reference: "reference",
      asked_by: "askedBy",
      asked_at: "askedAt",
      allowed_by: "allowedBy",
      allowed_at: "allowedAt",
      ends_at: "endsAt",
    },
    notIncluded: { household: "Stands with the account." },
  },
  {
    section: "comparison",
    about: "That a comparison of tariffs was worked out for your home, and when.",
    table: "kept_comparison",
    of: "household",
    order: "made_at",
    facts: { made_at: "madeAt" },
    notIncluded: {
      household: "Stands with the account.",
      tag: "A digest of what it was worked out from.",
      answer_sealed:
        "The comparison itself: the app shows it, and makes it anew from your readings at any time.",
    },
  },
  {
    section: "exports",
    about: "The exports that you asked for.",
    table: "export_job",
    of: "household",
    order: "position",
    facts: {
      id: "exportId",
      state: "state",
      asked_at: "askedAt",
      ready_at: "readyAt",
      ends_at: "endsAt",
      percent: "percent",
      readings: "readings",
      bytes: "bytes",
    },
    notIncluded: {
      position: "Its place in the queue of all households.",
      household: "Stands with the account.",
      attempts: "How often making it was begun.",
      claimed_by: "Which worker makes it.",
      claimed_until: "Until when that worker has it.",
      pieces: "How many pieces its bytes are kept in.",
      fetched_by: "Which request is sending it.",
      fetched_until: "Until when that request has it.",
    },
  },
];

/** Tables that hold nothing about a person, and why. */
export const impersonalTables: Readonly<Record<string, string>> = {
  audit_entry: "Handed out as uses, with those of the other services.",
  audit_head: "The end of each chain of uses; GET /v1/uses shows the household's own.",
  audit_anchor: "Digests of the files that the chains are held against.",
  audit_retired: "Chains that were removed seven years after their last entry.",
  carbon_intensity: "Carbon intensity of a region, from public data.",
  comparison_run: "How far a night's comparing came, in counts.",
  carbon_region: "Carbon intensity of a region, from public data.",
  exchanged_token: "Digests of tokens that phones came with; minutes later they are good for nothing.",
  retired_token: "Digests of what your sessions were opened with before; nobody comes in by them.",
  export_piece: "The bytes of exports: what you hold in your hand when you read this.",
};
