import type { AccessedAccount } from "../../data/answers.js";
import { Facts } from "../../parts/Facts.js";
import { Heading } from "../../parts/Heading.js";
import { Stack } from "../../parts/Stack.js";
import { londonTimeAt, shortDate } from "../../words/format.js";
import { useWords } from "../../words/index.js";

const dateOf = (instant: string) => shortDate(londonTimeAt(instant).date);

/** An account as an allowed request shows it: who and which meters, never a half hour. */
export function AccountFacts({ found }: { readonly found: AccessedAccount }) {
  const t = useWords("staff");
  const energy = useWords("energy");
  return (
    <Stack gap="two">
      <Heading level={3}>{t("access.shown")}</Heading>
      <Facts
        facts={[
          { name: t("name"), value: found.displayName },
          { name: t("email"), value: found.email },
          { name: t("opened"), value: dateOf(found.createdAt) },
          ...found.meters.map(({ fuel, meterPoint, linkedAt }) => ({
            name: `${energy(fuel)} ${meterPoint}`,
            value: `${t("linked")} ${dateOf(linkedAt)}`,
          })),
        ]}
      />
    </Stack>
  );
}
