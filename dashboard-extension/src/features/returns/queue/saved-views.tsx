import { useState } from "react";

import { ReturnViewDeleteDocument, ReturnViewSaveDocument } from "@/api/generated/returns";
import { useMutation } from "@/api/use-mutation";
import { useBridge } from "@/bridge/bridge-context";
import { Button } from "@/ui/controls/button";
import { CheckField, FieldRow, Form, TextField } from "@/ui/controls/fields";
import { PlainButton } from "@/ui/plain-button";
import { uiWords } from "@/ui/words";
import { useFormats, useWords } from "@/words/locale-context";

import { filterInput, filterOfView, isNarrowed } from "./filter";
import css from "./queue.module.css";
import type { Queue, SavedView } from "./use-queue";
import { queueWords } from "./words";

/** Filters that were given a name: the team's, and one's own. */
export function SavedViews({ queue }: { queue: Queue }) {
  const t = useWords(queueWords);
  const formats = useFormats();
  const views = queue.frame?.returnViews ?? [];
  const current = views.find(({ id }) => id === queue.viewId) ?? null;
  const [form, setForm] = useState<"new" | "change" | null>(null);
  const canSave = isNarrowed(queue.filter) && current === null;
  if (views.length === 0 && !canSave) return null;
  return (
    <div className={css.views} role="group" aria-label={t("views")}>
      {views.length === 0 ? null : <span className={css.label}>{t("views")}</span>}
      {views.map((view) => (
        <button
          key={view.id}
          className={css.state}
          type="button"
          aria-pressed={view === current}
          onClick={() => queue.setFilter({ ...filterOfView(view.filter), sort: queue.filter.sort }, view.id)}
        >
          {view.name}{" "}
          <span className={css.count}>{formats.number(view.count)}</span>
        </button>
      ))}
      {canSave && form === null ? <PlainButton onClick={() => setForm("new")}>{t("saveView")}</PlainButton> : null}
      {current !== null && form === null ? <PlainButton onClick={() => setForm("change")}>{t("changeView")}</PlainButton> : null}
      {form === null ? null : (
        <ViewForm queue={queue} view={form === "change" ? current : null} onClose={() => setForm(null)} key={current?.id ?? "new"} />
      )}
    </div>
  );
}

function ViewForm({ queue, view, onClose }: { queue: Queue; view: SavedView | null; onClose: () => void }) {
  const t = useWords(queueWords);
  const form = useViewForm(queue, view, onClose);
  return (
    <Form label={t(view === null ? "saveView" : "changeView")} onSubmit={() => void form.save()}>
      <FieldRow>
        <TextField label={t("viewName")} value={form.name} onChange={form.setName} error={form.error} />
        <CheckField label={t("shareView")} isChecked={form.isShared} onChange={form.setIsShared} />
        <Button type="submit" variant="primary" isDisabled={form.isRunning}>
          {t(view === null ? "saveView" : "saveName")}
        </Button>
        {view === null ? null : (
          <Button variant="error" onClick={() => void form.remove()} isDisabled={form.isRunning}>
            {t("deleteView")}
          </Button>
        )}
        <Button onClick={onClose}>{t("back")}</Button>
      </FieldRow>
    </Form>
  );
}

/** A view is known by its name: another name is a new view, and the old one goes. */
function useViewForm(queue: Queue, view: SavedView | null, onClose: () => void) {
  const t = useWords(queueWords);
  const said = useWords(uiWords);
  const bridge = useBridge();
  const saving = useMutation(ReturnViewSaveDocument, "returnViewSave");
  const removing = useMutation(ReturnViewDeleteDocument, "returnViewDelete");
  const [name, setName] = useState(view?.name ?? "");
  const [isShared, setIsShared] = useState(view?.isShared ?? true);
  const [error, setError] = useState<string | null>(null);

  const save = async () => {
    if (name.trim() === "") return setError(t("viewNameMissing"));
    const ran = await saving.run({ input: { name: name.trim(), filter: filterInput(queue.filter), isShared } });
    if (!ran.isDone) return setError(ran.errors[0]?.message ?? said("noProblem"));
    if (view !== null && view.name !== name.trim()) await removing.run({ input: { id: view.id } });
    bridge.notify("success", t("viewSaved"));
    finish(ran.payload.view?.id);
  };
  const remove = async () => {
    if (view === null) return;
    const ran = await removing.run({ input: { id: view.id } });
    if (!ran.isDone) return setError(ran.errors[0]?.message ?? said("noProblem"));
    bridge.notify("success", t("viewDeleted"));
    finish(undefined);
  };
  const finish = (id: string | undefined) => {
    queue.setFilter(queue.filter, id);
    queue.reload();
    onClose();
  };
  return { name, setName, isShared, setIsShared, error, save, remove, isRunning: saving.isRunning || removing.isRunning };
}
