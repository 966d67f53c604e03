package io.appinventory.db.testing;

import io.appinventory.db.schema.DefaultSchema;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a statement binds the tenant tables, views and functions it names: every mention in FROM,
 * JOIN, UPDATE and DELETE needs {@code tenant_id = ?} of its own, every row that is inserted its
 * tenant as a parameter.
 *
 * @param complaints what is not bound
 * @param parameters the numbers, from 1, of the parameters that have to be the tenant
 */
record TenantBinding(List<String> complaints, List<Integer> parameters) {
  private static final String COLUMN = "tenant_id";
  private static final Pattern TOKEN =
      Pattern.compile("\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*'|\\w+|\\?\\?|\\?[|&]|\\S");
  private static final Set<String> TABLES =
      DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
          .filter(table -> table.field(COLUMN) != null)
          .map(table -> table.getName())
          .collect(Collectors.toSet());
  private static final Set<String> CLAUSES =
      Set.of(
          "select",
          "from",
          "join",
          "using",
          "where",
          "on",
          "set",
          "values",
          "group",
          "order",
          "having",
          "limit",
          "returning",
          "update",
          "into",
          "union",
          "window",
          "offset",
          "for");
  private static final Set<String> NAME_FOLLOWS =
      Set.of("from", "join", "update", "into", "using", "only");

  /** Reads a statement. */
  static TenantBinding of(String sql) {
    Reading reading = new Reading(tokens(sql));
    reading.read();
    return new TenantBinding(reading.complaints(), reading.parameters);
  }

  private static List<String> tokens(String sql) {
    List<String> tokens = new ArrayList<>();
    Matcher next = TOKEN.matcher(sql);
    while (next.find()) {
      tokens.add(next.group());
    }
    return tokens;
  }

  /** One pass over the tokens. */
  private static final class Reading {
    private final List<String> tokens;
    private final Map<String, Integer> mentions = new HashMap<>();
    private final Map<String, Integer> bound = new HashMap<>();
    private final List<String> complaints = new ArrayList<>();
    private final List<Integer> parameters = new ArrayList<>();
    private final Deque<String> clauses = new ArrayDeque<>(List.of(""));
    private int placeholders;

    Reading(List<String> tokens) {
      this.tokens = tokens;
    }

    void read() {
      for (int i = 0; i < tokens.size(); i++) {
        String token = at(i);
        switch (token) {
          case "(" -> clauses.push("");
          case ")" -> clauses.pop();
          case "?" -> placeholders++;
          default -> {
            if (CLAUSES.contains(token)) {
              clauses.pop();
              clauses.push(token);
            } else if (TABLES.contains(token) && isTable(i)) {
              mention(i);
            } else if (token.equals(COLUMN)) {
              bind(i);
            }
          }
        }
      }
    }

    List<String> complaints() {
      mentions.forEach(
          (alias, times) -> {
            int bindings = bound.getOrDefault(alias, 0) + bound.getOrDefault("", 0);
            if (bindings < times) {
              complaints.add(
                  alias + " is named " + times + " times, its tenant bound " + bindings + " times");
            }
          });
      return complaints;
    }

    /** A token without its quotes, words in lower case; empty beyond the ends. */
    private String at(int i) {
      if (i < 0 || i >= tokens.size()) {
        return "";
      }
      String token = tokens.get(i);
      return token.startsWith("\"")
          ? token.substring(1, token.length() - 1)
          : token.toLowerCase(Locale.ROOT);
    }

    private boolean isTable(int i) {
      int before = at(i - 1).equals(".") ? i - 3 : i - 1;
      boolean listed =
          at(before).equals(",") && Set.of("from", "join", "using").contains(clauses.peek());
      return !at(i + 1).equals(".") && (NAME_FOLLOWS.contains(at(before)) || listed);
    }

    private void mention(int i) {
      if (at(i - 1).equals("into")) {
        insert(i);
        return;
      }
      int end = afterArguments(i + 1);
      int alias = at(end).equals("as") ? end + 1 : end;
      boolean named = alias < tokens.size() && tokens.get(alias).startsWith("\"");
      mentions.merge(named ? at(alias) : at(i), 1, Integer::sum);
    }

    /** Functions that return rows are named with their arguments. */
    private int afterArguments(int i) {
      if (!at(i).equals("(")) {
        return i;
      }
      int depth = 0;
      int next = i;
      do {
        depth += at(next).equals("(") ? 1 : at(next).equals(")") ? -1 : 0;
        next++;
      } while (depth > 0 && next < tokens.size());
      return next;
    }

    /** {@code [alias.]tenant_id = ?} with or without a cast around the parameter. */
    private void bind(int i) {
      boolean parameter =
          at(i + 2).equals("?") || at(i + 2).equals("cast") && at(i + 4).equals("?");
      if (at(i + 1).equals("=") && parameter) {
        bound.merge(at(i - 1).equals(".") ? at(i - 2) : "", 1, Integer::sum);
        parameters.add(placeholders + 1);
      }
    }

    private void insert(int table) {
      List<String> columns = new ArrayList<>();
      int i = table + 1;
      while (!at(i).equals(")") && i < tokens.size()) {
        i++;
        if (!",".equals(at(i))) {
          columns.add(at(i));
        }
      }
      int position = columns.indexOf(COLUMN);
      if (position >= 0 && at(i + 1).equals("select")) {
        selected(i + 2, position, at(table));
      } else if (position < 0 || !at(i + 1).equals("values")) {
        complaints.add("rows of " + at(table) + " are inserted without a tenant of their own");
      } else {
        values(i + 2, position, at(table));
      }
    }

    /** Rows that are selected: the tenant is a parameter among what is selected. */
    private void selected(int first, int position, String table) {
      int i = first;
      int seen = placeholders;
      int depth = 0;
      for (int item = 0; item < position && i < tokens.size(); i++) {
        depth += at(i).equals("(") ? 1 : at(i).equals(")") ? -1 : 0;
        seen += at(i).equals("?") ? 1 : 0;
        item += depth == 0 && at(i).equals(",") ? 1 : 0;
      }
      if (at(i).equals("?") || at(i).equals("cast") && at(i + 2).equals("?")) {
        parameters.add(seen + 1);
      } else {
        complaints.add("rows of " + table + " are selected without a tenant of their own");
      }
    }

    private void values(int first, int position, String table) {
      int depth = 0;
      int item = 0;
      int seen = placeholders;
      int tenants = 0;
      int rows = 0;
      for (int i = first; i < tokens.size() && (depth > 0 || "(,".contains(at(i))); i++) {
        switch (at(i)) {
          case "(" -> {
            item = depth == 0 ? 0 : item;
            rows += depth == 0 ? 1 : 0;
            depth++;
          }
          case ")" -> depth--;
          case "," -> item += depth == 1 ? 1 : 0;
          case "?" -> {
            seen++;
            if (item == position && depth > 0) {
              tenants++;
              parameters.add(seen);
            }
          }
          default -> {
            // other values
          }
        }
      }
      if (rows == 0 || tenants != rows) {
        complaints.add(rows + " rows of " + table + " are inserted, " + tenants + " with a tenant");
      }
    }
  }
}
