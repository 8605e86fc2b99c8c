const FILE_FLAGS = `  --fuel electricity|gas        where the file does not state its fuel
  --unit kWh|Wh|m3|dm3          where it does not state its unit
  --stamp start|end             which end of the half hour a time names
  --zone UTC|Europe/London|GMT  whose clock times without an offset follow
  --time-column NAME            reads any table: its column of times (a header, or a number from 1)
  --value-column NAME           ... of values
  --id-column NAME              ... of meters, where there are several
`;

const EXIT_CODES = `Exit codes: 0 fine (rejected rows are printed), 1 failed, 2 the file or the arguments are unusable,
3 no instance is running, 4 the instance refused.
`;

export const HELP = `Halfhourly: your own half-hourly smart meter readings.

  npx halfhourly inspect FILE...          what a file of readings holds; stores nothing (FILE may be - for standard input)
  npx halfhourly import FILE --meter ID   stores a file's readings through the running instance
  npx halfhourly price FILE --tariff T    what a file's half hours cost on one tariff, line by line; stores nothing
  npx halfhourly compare FILE... --tariffs DIR   what a year costs on every tariff of a folder, in order of cost
  npx halfhourly receipt verify FILE      whether a consent receipt or erasure certificate is as it was signed; offline
  npx halfhourly audit verify             whether every audit entry is as it was written; asks no instance
  npx halfhourly dcc decode FILE          what a message of the national network says; stores nothing (also: verify, simulate)
  npx halfhourly supplier check BASE_URL  whether a supplier's server keeps to the open contract (also: contract)
  npx halfhourly sources status           how every supplier and intermediary does (also: reviews, approve, refuse)
  npx halfhourly dead-letters list        what is not tried again by itself, with its reason (also: replay)
  npx halfhourly role ROLE --email ADDR   makes somebody staff of this instance, or a household again
  npx halfhourly keys rotate              a new generation of the master key, while the instance serves (also: status, retire)
  npx halfhourly feedback                 what people wrote to whoever runs this instance
  npx halfhourly conformance              runs the public test vectors
  npx halfhourly COMMAND --help           more about a command

  --json      one JSON object on standard output
  --version   the version

${EXIT_CODES}`;

export const COMMAND_HELP: Readonly<Record<string, string>> = {
  inspect: `npx halfhourly inspect FILE... [--json] [flags]

Says what a file holds: its kind (found by its content), each register with its half hours, total and gaps, every row that
cannot be kept and why. Stores nothing and needs no running instance.

${FILE_FLAGS}
${EXIT_CODES}`,
  import: `npx halfhourly import FILE --meter ID [--json] [flags]

Sends a file to the running instance (npm start), which reads and stores it for a meter whose household consents. The
instance and its operator token are found in the data folder: .halfhourly in the clone, or HALFHOURLY_DATA.
Importing a file again changes nothing.

${FILE_FLAGS}
${EXIT_CODES}`,
  receipt: `npx halfhourly receipt verify FILE [--keys JWKS-FILE] [--json]

Says whether a consent receipt or an erasure certificate is as it was signed, what was agreed or erased, when, and by which
key. Needs no network and no instance.

  --keys JWKS-FILE   the published keys (/v1/keys of the instance that gave the file), fetched by a way that you trust

Without --keys it checks with the keys inside the file: that proves that nothing was changed since it was signed, not who
signed it. Exit code 1 where the signature does not fit.
`,
  dcc: `npx halfhourly dcc decode FILE [--keys FOLDER] [--stamp start|end] [--json]
npx halfhourly dcc verify FILE [--keys FOLDER] [--json]
npx halfhourly dcc simulate [--homes N] [--port P] [--push URL] [--json]
npx halfhourly dcc status|resume [--json]
npx halfhourly dcc again --since YYYY-MM-DD [--json]

decode says what a message of the DCC holds: its registers as inspect does, and its message code, originator and counter.
verify says whether it is what it claims to be. FILE is a DUIS message (XML), or a device's own GBCS message as bytes,
hexadecimal or base64. Neither stores anything or needs a running instance.

  --keys FOLDER      certificates (.pem, .crt, .cer, .der) and private keys (EUI-ds.key, EUI-ka.key, or *.jwk.json)
  --schema FILE      your copy of DUIS-V5.4.xsd, with those it imports beside it: the message is held against it too
  --stamp start|end  which end of the half hour the times of a SMETS1 answer name; start unless told

simulate runs a DCC of one's own on loopback, with homes that nobody lives in, until Ctrl-C. It says where requests go and
where the keys lie that take part; answers are signed and encrypted as the network's.

  --homes N          generated homes beside the four of the demonstration; 100 unless told
  --port P           8490 unless told; 0 for any that is free
  --push URL         where answers are pushed to (https, with the certificates in its folder); until then they wait
  --folder FOLDER    where its keys and schedules are kept; in the data folder unless told
  --scenarios LIST   what goes wrong, with commas between, such as gap:home-3,late:family,outage
  --seed N           other homes

status says how collecting goes at the running instance, in counts, and why nothing is sent where it was stopped: a request
was quarantined, or the network says that this user is not authorised. resume sends again, once you have found out why.
again decodes every raw answer anew that came since a date and is still kept (90 days), after a fault here was mended; what
comes out differently is a correction, with what it replaced.

What cannot be verified is refused with its code, and nothing of it is shown but the outside, marked as not verified.
Exit codes: 0 verified, 1 refused, 2 the file or the arguments are unusable.
`,
  supplier: `npx halfhourly supplier contract
npx halfhourly supplier check BASE_URL [--token TOKEN] [--client FILE] [--port P] [--json]

contract prints what an energy supplier can implement so that its customers' half hours come here: an OpenAPI 3.1 document.
check runs the whole of it against a server and says of each case whether it passed, otherwise at which question, what is
wrong and what to do. It reads one account, changes nothing but tokens of its own, and prints no reading and no number.

  --token TOKEN   an access token of an account that has readings (- for standard input); without it, and without
                  a client, only what a stranger sees is checked
  --client FILE   { "clientId": "...", "clientSecret": "..." }: sign-in and tokens are checked too. It prints an address
                  three times, at which somebody agrees in a browser on this machine; one case waits for a minute
  --port P        the browser comes back to http://127.0.0.1:P/callback; 8492 unless told. Register that address

docs/suppliers.md tells how to implement it. Exit codes: 0 nothing failed (what was not run says why), 1 a case failed,
2 the arguments are unusable or nothing answers.
`,
  sources: `npx halfhourly sources status|reviews [--json]
npx halfhourly sources approve|refuse CODE --reference CASE [--json]

How the sources of the running instance do; nothing of any household is told.

  status    of each source: whether its breaker is closed, how many calls of the last hour were answered and how fast, how old
            the newest half hours are, what waits and since when, its collections by state, its dead letters
  reviews   whose papers wait to be looked at, by the code that the household was told to name
  approve, refuse   CODE of a review; CASE is a case number of your own, which is written down. Never a name

${EXIT_CODES}`,
  "dead-letters": `npx halfhourly dead-letters list [--source NAME] [--json]
npx halfhourly dead-letters replay [--source NAME] [--id ID] [--json]

Work that kept failing and is not tried again by itself: ranges of half hours, balances, records of the stream (--source stream).
Each has its reason: not-understood (the source's answers have changed, or our adapter is wrong), not-reached (it did not
answer for two days), unit-differs, corrupt. Mend the reason first; then replay tries them again from the start, all of them or
those of a source, 1,000 at a time. Those of a household go with the household, and all of them after 90 days.

${EXIT_CODES}`,
  audit: `npx halfhourly audit verify [--anchors FOLDER] [--json]

Recomputes every chain of audit entries and holds it against the anchor files. Says how many chains and entries there are and
up to which anchor they are proved, or names the first fault of each service: the chain, the entry's number, what is wrong.
It changes nothing and reads the database itself, which may be in use: the one that DATABASE_URL names, otherwise the one in
the data folder (.halfhourly in the clone, or HALFHOURLY_DATA).

  --anchors FOLDER   anchors to trust instead of the data folder's blobs: a copy, brought up to date, on a machine that
                     whoever runs the instance cannot write to (the folder in which audit/ lies)

Without such a copy, somebody who can write to both the database and the data folder could have rewritten both.

Exit codes: 0 all verified, 1 a fault was found, 2 the arguments are unusable or it could not be found out.
`,
  price: `npx halfhourly price FILE --tariff TARIFF.json [--rounding NAME] [--from DATE] [--to DATE] [--json]

What the half hours of a file cost on one tariff, exactly, by month, day and band. TARIFF.json is a published tariff (docs/tariffs.md,
GET /v1/schemas/tariff); its half-hourly rates may name a file beside it: "pricesFile", with "column", "namedPrices", "stamp".
What is missing or suspect is estimated by a stated rule and counted. Nothing is stored, and no instance is asked.

  --rounding NAME        none, total-half-up-to-penny, day-half-up-to-penny, lines-half-up-to-penny, day-energy-then-vat,
                         rates-then-vat; what the tariff states unless told, else none
  --from, --to DATE      the first and last day; the file's whole days unless told
  --region A..P          where the tariff's prices differ by GSP group
  --payment NAME         direct-debit, standard-credit, prepayment, where they differ by it
  --night TIMES          00:30-07:30: when a meter's night register counts, where the tariff does not say
  --night-clock C        utc (unless told) or london
  --calorific-value MJ   of gas in m3, as on the bill; 39.5 unless told

With --json pence are texts with four decimals. Amounts hold VAT where the tariff's prices do (vatIncluded), otherwise VAT
is added: total = bands + standing charge (+ vat).

${FILE_FLAGS}
${EXIT_CODES}`,
  compare: `npx halfhourly compare FILE... --tariffs DIR|FILE|generated --region A..P [--payment NAME] [--order cost|green] [--json]

What the year of one home, from its files of both fuels, costs on every tariff that can be had today, in order of cost. The
year is the last 365 days that the files hold; what is missing of it is estimated, from 90 days on, and the uncertainty is
said. Each tariff is priced at today's prices; half-hourly and daily ones at the prices of the time. Unconditional discounts
count, others do not. "generated" stands for the invented market of the demonstration. Tariffs that cannot be priced exactly are listed with the reason, refused ones with the field.

  --order green    by evidenced green share, then cost
  --today DATE     another day than today
  --night, --night-clock, --payment   as for price; direct-debit unless told

${FILE_FLAGS}
${EXIT_CODES}`,
  feedback: `npx halfhourly feedback [--json]

What people wrote with "Tell us what you think", the newest 200, from the running instance. Who wrote it is not told.
`,
  role: `npx halfhourly role consumer|support|administrator --email ADDRESS [--json]

Gives a role to somebody who has registered at the running instance. support sees the metadata of an account whose household
opened a case; administrator sees an account when another administrator allows it; consumer is a household again. Nobody
sees half hours. Staff need a second step and an account without meters. The address is sent to this instance only.

${EXIT_CODES}`,
  keys: `npx halfhourly keys status|rotate|retire [--json]

The master key encrypts the households' keys, which encrypt their data. It lies in master-key in the data folder and has
generations: the newest wraps, older ones only open what they wrapped.

  status   the generations, and how many keys each wraps
  rotate   makes a generation and wraps every key by it. Cut off anywhere, run it again: it goes on. Data is not rewritten
  retire   removes the older generations that no key is wrapped by any more

A running instance goes on serving meanwhile (only a PGlite database must be stopped first). Run it on the machine and as
the user of the instance, with its HALFHOURLY_DATA and DATABASE_URL. After rotate, copy master-key to where your copies
are. Backups from before a rotation open only with an older generation: retire it once you need them no longer.

Exit codes: 0 fine, 1 failed or left something undone, 2 the arguments are unusable, 3 there is no database here, or it must
be stopped first.
`,
  conformance: `npx halfhourly conformance [--json]

Runs the public cases of packages/vectors against this copy of Halfhourly. Exit code 1 where one fails.
`,
};
