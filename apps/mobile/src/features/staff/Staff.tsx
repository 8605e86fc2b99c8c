import { useAccount } from "../../data/account-queries.js";
import { Answered } from "../../parts/Answered.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Screen } from "../../parts/Screen.js";
import { useWords } from "../../words/index.js";
import { AccessRequests } from "./AccessRequests.js";
import { SupportDesk } from "./SupportDesk.js";

/** For support and administrators. A household that finds its way here is told so; the service refuses it anyway. */
export function Staff() {
  const account = useAccount();
  const t = useWords("staff");
  return (
    <Screen title={t("title")} back={{ href: "/you" }}>
      <Answered answer={account} shape={[120, 200]}>
        {({ role }) => {
          if (role === "support") return <SupportDesk />;
          return role === "administrator" ? (
            <AccessRequests />
          ) : (
            <Paragraph size="lead">{t("notStaff")}</Paragraph>
          );
        }}
      </Answered>
    </Screen>
  );
}
