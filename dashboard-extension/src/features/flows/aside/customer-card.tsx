import type { ReactNode } from "react";
import { Link } from "react-router";

import { CustomerFollowedDocument, CustomerLikesDocument } from "@/api/generated/flows-aside";
import { useQuery } from "@/api/use-query";
import { Card, Stack } from "@/ui/layout";
import { useFormats, useWords } from "@/words/locale-context";
import { capital } from "@/words/readable";

import { TaskItem } from "../tasks/task-item";
import css from "./aside.module.css";
import { useLines } from "./use-lines";
import { asideWords } from "./words";

const SHOWN = 4;

/** On a customer's page: the flows that they are in, mails to come, their groups, and what they may like. */
export function CustomerFlowsCard({ id }: { id: string }) {
  const t = useWords(asideWords);
  const lines = useLines();
  const { data, reload } = useQuery(CustomerFollowedDocument, { id, saleorId: null, customerId: id });
  const customer = data?.postSaleCustomer ?? null;
  const tasks = data?.staffTasks?.edges ?? [];
  if (customer === null) return null;
  const { journeys, journeysOver, plannedMails, segments } = customer;
  return (
    <>
      {tasks.length === 0 ? null : (
        <Card title={t("tasks")} actions={<Link to="/flows/tasks">{t("allTasks")}</Link>}>
          {tasks.map(({ node }) => (
            <TaskItem task={node} onEnded={reload} key={node.id} />
          ))}
        </Card>
      )}
      <Card title={t("flows")}>
        <Stack>
          <Part title={t("onFlows")} none={t("noFlows")} found={journeys}>
            {(each) => (
              <>
                <Link to={`/flows/${encodeURIComponent(each.flow.id)}/people`}>{each.flow.title || each.flow.code}</Link>
                {each.stepNumber === null ? null : <span>{capital(t("atStep", { number: each.stepNumber, told: each.stepTold ?? "" }))}</span>}
                <span>{capital(lines.next(each))}</span>
              </>
            )}
          </Part>
          <Part title={t("over")} none={t("noneOver")} found={journeysOver?.slice(0, SHOWN) ?? null}>
            {(each) => (
              <>
                <Link to={`/flows/${encodeURIComponent(each.flow.id)}/people`}>{each.flow.title || each.flow.code}</Link>
                <span>{lines.over(each)}</span>
              </>
            )}
          </Part>
          <Part title={t("planned")} none={t("noPlanned")} found={plannedMails}>
            {(each) => (
              <>
                <Link to={`/mail/messages/${encodeURIComponent(each.id)}`}>{capital(each.templateLabel)}</Link>
                <span>{capital(lines.leaves(each))}</span>
              </>
            )}
          </Part>
          <Part title={t("segments")} none={t("noSegments")} found={segments}>
            {(each) => <span>{each.title || each.code}</span>}
          </Part>
          <Likes id={id} />
        </Stack>
      </Card>
    </>
  );
}

function Likes({ id }: { id: string }) {
  const t = useWords(asideWords);
  const formats = useFormats();
  const { data } = useQuery(CustomerLikesDocument, { id, saleorId: null, first: SHOWN });
  const found = data?.postSaleCustomer?.recommendations?.map((each) => ({ ...each, id: each.productId })) ?? null;
  return (
    <Part title={t("likes")} none={t("noLikes")} found={found}>
      {({ name, price, why }) => (
        <>
          <span>{`${name} · ${formats.money(price)}`}</span>
          <span>{why}</span>
        </>
      )}
    </Part>
  );
}

type PartProps<Each> = { title: string; none: string; found: Each[] | null; children: (each: Each) => ReactNode };

/** Left out where it may not be read. */
function Part<Each extends { id: string }>({ title, none, found, children }: PartProps<Each>) {
  if (found === null) return null;
  return (
    <section>
      <h3 className={css.title}>{title}</h3>
      {found.length === 0 ? (
        <p className={css.quiet}>{none}</p>
      ) : (
        <ul className={css.list}>
          {found.map((each) => (
            <li key={each.id}>{children(each)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
