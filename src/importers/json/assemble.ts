import type { Token } from "stream-json/core/parser.js";

type JsonObject = { [key: string]: unknown };

/** Puts one JSON object or list together: give it the tokens, it returns the value with the last one. */
export function assemble(): (token: Token) => JsonObject | unknown[] | undefined {
  const levels: { readonly container: JsonObject | unknown[]; key: string }[] = [];

  function add(value: unknown) {
    const level = levels.at(-1);
    if (!level) return;
    if (Array.isArray(level.container)) level.container.push(value);
    else level.container[level.key] = value;
  }

  return (token) => {
    switch (token.name) {
      case "keyValue": {
        const level = levels.at(-1);
        if (level) level.key = token.value;
        return undefined;
      }
      case "startObject":
      case "startArray": {
        // Without a prototype a key such as `__proto__` is a key like any other.
        const container = token.name === "startArray" ? [] : Object.create(null);
        add(container);
        levels.push({ container, key: "" });
        return undefined;
      }
      case "endObject":
      case "endArray": {
        const closed = levels.pop();
        return levels.length === 0 ? closed?.container : undefined;
      }
      default:
        add(scalarOf(token));
        return undefined;
    }
  };
}

/** The value of a token that is no part of an object or list: text, number, true, false or null. */
export function scalarOf(token: Token): unknown {
  if (token.name === "numberValue") return Number(token.value);
  return "value" in token ? token.value : undefined;
}
