import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useId } from "react";
import { api, ask } from "../../api.ts";
import { Button } from "../../components/button.tsx";
import { Select } from "../../components/field.tsx";
import type { Answers, Table } from "./upload.ts";

interface ColumnsProps {
  id: string;
  answers: Answers;
  onSay: (columns: NonNullable<Answers["columns"]>) => void;
  open?: boolean;
}

/** What the columns of a table are taken for, to be put right by hand. Nothing where there is no table. */
export function Columns({ id, answers, onSay, open = false }: ColumnsProps) {
  const { data } = useQuery({
    queryKey: ["upload", id, "tables"],
    queryFn: () => ask(api.uploads[":id"].tables.$get({ param: { id } })),
  });
  const tables = data?.tables ?? [];
  if (!data || tables.length === 0) return null;
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    const said: NonNullable<Answers["columns"]> = {};
    for (const column of tables.flatMap((table) => table.columns)) {
      const field = data.fields.find((one) => one === values.get(column.name));
      if (field && field !== column.field) said[column.name] = field;
    }
    onSay(said);
  };
  return (
    <details open={open}>
      <summary className="w-fit rounded-sm py-1 font-medium">Columns</summary>
      <form onSubmit={onSubmit} className="flex flex-col gap-4 py-2">
        {tables.map((table) => (
          <TableColumns key={table.name} table={table} fields={data.fields} said={answers.columns ?? {}} />
        ))}
        <div>
          <Button type="submit">Read it this way</Button>
        </div>
      </form>
    </details>
  );
}

interface TableColumnsProps {
  table: Table;
  fields: readonly string[];
  said: Readonly<Record<string, string>>;
}

function TableColumns({ table, fields, said }: TableColumnsProps) {
  const id = useId();
  return (
    <fieldset className="max-w-lg">
      <legend className="text-quiet mb-1">{table.name}</legend>
      {table.columns.map(({ name, field }, index) => (
        <div key={name} className="border-line grid grid-cols-2 items-center gap-4 border-b py-1.5">
          <label htmlFor={`${id}-${index}`} className="truncate" title={name}>
            {name}
          </label>
          <Select id={`${id}-${index}`} name={name} defaultValue={said[name] ?? field ?? ""}>
            <option value="">leave out</option>
            {fields.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </Select>
        </div>
      ))}
    </fieldset>
  );
}
