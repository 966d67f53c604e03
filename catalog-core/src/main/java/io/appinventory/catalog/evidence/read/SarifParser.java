package io.appinventory.catalog.evidence.read;

import io.appinventory.catalog.domain.EvidenceFormat;
import io.appinventory.catalog.exchange.read.UnreadableDocument;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * SARIF 2.1.0: findings by level. A result without a level has its rule's, else {@code warning}
 * (section 3.27.10); one that is no failure has {@code none}. What was suppressed is counted apart;
 * what is gone since the baseline is not counted. A log in which no run has results says nothing,
 * and is refused: that nothing was found is said by an empty list.
 */
final class SarifParser implements FindingsParser {
  private static final List<String> LEVELS = List.of("error", "warning", "note", "none");
  private static final int MAX_RULES = 100_000;

  /** In the place of an extension's number. */
  private static final int DRIVER = -1;

  /**
   * The rule that a result is of.
   *
   * @param id its id; empty where the result does not say
   * @param component the number of the extension it stands with
   * @param index its place there; -1 where the result does not say
   */
  private record Rule(String id, int component, int index) {
    /** Unlike any id. */
    String place() {
      return "\n" + component + "\n" + index;
    }
  }

  @Override
  public Findings parse(InputStream in) throws IOException, UnreadableDocument {
    JsonStream json = JsonStream.of(in);
    Tally tally = new Tally(EvidenceFormat.SARIF);
    boolean[] looked = new boolean[1];
    json.document(
        name -> {
          if (name.equals("runs")) {
            json.list(() -> looked[0] |= new Run(json, tally).read());
          }
        });
    if (!looked[0]) {
      throw new UnreadableDocument("no run in it has results: nothing was looked at", 0, 0);
    }
    return tally.findings();
  }

  /** One run. Its rules may stand after its results, so levels are given at its end. */
  private static final class Run {
    private final JsonStream json;
    private final Tally tally;
    private final Map<String, String> levels = new HashMap<>();
    private final Map<Rule, Long> unsaid = new HashMap<>();
    private boolean results;
    private int rules;

    Run(JsonStream json, Tally tally) {
      this.json = json;
      this.tally = tally;
    }

    boolean read() throws IOException, UnreadableDocument {
      json.object(
          name -> {
            switch (name) {
              case "tool" -> tool();
              case "invocations" -> json.list(this::invocation);
              case "results" -> {
                if (!json.isNull()) {
                  results = true;
                  json.list(this::result);
                }
              }
              default -> {}
            }
          });
      if (results) {
        LEVELS.forEach(level -> tally.add("findings." + level, 0));
        tally.add("findings.suppressed", 0);
        tally.add("findings.total", 0);
      }
      unsaid.forEach((rule, count) -> count(level(rule), count));
      return results;
    }

    /** By the rule's id, or what stands before its last slash, else by its place. */
    private String level(Rule rule) {
      int slash = rule.id().lastIndexOf('/');
      String parent = slash < 0 ? rule.id() : rule.id().substring(0, slash);
      for (String named : new String[] {rule.id(), parent, rule.place()}) {
        String level = levels.get(named);
        if (level != null) {
          return level;
        }
      }
      return "warning";
    }

    private void count(String level, long more) {
      tally.add("findings." + level, more);
      tally.add("findings.total", more);
    }

    /** Rules stand with the tool, and with its extensions. */
    private void tool() throws IOException, UnreadableDocument {
      int[] extensions = {0};
      json.object(
          name -> {
            switch (name) {
              case "driver" -> rules(DRIVER);
              case "extensions" -> json.list(() -> rules(extensions[0]++));
              default -> {}
            }
          });
    }

    private void rules(int component) throws IOException, UnreadableDocument {
      int[] index = {0};
      json.object(
          name -> {
            if (name.equals("rules")) {
              json.list(() -> rule(new Rule("", component, index[0]++).place()));
            }
          });
    }

    private void rule(String place) throws IOException, UnreadableDocument {
      rules++;
      if (rules > MAX_RULES) {
        throw json.refused("has more than " + MAX_RULES + " rules");
      }
      String[] found = {"", ""};
      json.object(
          name -> {
            switch (name) {
              case "id" -> found[0] = Objects.requireNonNullElse(json.text(), "");
              case "defaultConfiguration" ->
                  json.object(
                      member -> {
                        if (member.equals("level")) {
                          found[1] = known(json.text());
                        }
                      });
              default -> {}
            }
          });
      String level = found[1].isEmpty() ? "warning" : found[1];
      levels.put(place, level);
      if (!found[0].isEmpty()) {
        levels.putIfAbsent(found[0], level);
      }
    }

    private void invocation() throws IOException, UnreadableDocument {
      json.object(
          name -> {
            if (name.equals("endTimeUtc")) {
              tally.observed(Times.iso(json.text()));
            }
          });
    }

    private String known(@Nullable String level) throws UnreadableDocument {
      if (level != null && !LEVELS.contains(level)) {
        throw json.refused("there is no level '" + (level.length() > 20 ? "..." : level) + "'");
      }
      return level == null ? "" : level;
    }

    private void result() throws IOException, UnreadableDocument {
      Result result = new Result();
      json.object(name -> member(name, result));
      if (result.gone) {
        return;
      }
      if (result.suppressed) {
        tally.add("findings.suppressed", 1);
      } else if (!result.failure) {
        count(result.level.isEmpty() ? "none" : result.level, 1);
      } else if (!result.level.isEmpty()) {
        count(result.level, 1);
      } else {
        Rule rule = new Rule(result.rule, result.component, result.index);
        if (unsaid.size() >= MAX_RULES && !unsaid.containsKey(rule)) {
          throw json.refused("has more than " + MAX_RULES + " rules");
        }
        unsaid.merge(rule, 1L, Long::sum);
      }
    }

    private void member(String name, Result result) throws IOException, UnreadableDocument {
      switch (name) {
        case "level" -> result.level = known(json.text());
        case "kind" ->
            result.failure = "fail".equals(Objects.requireNonNullElse(json.text(), "fail"));
        case "ruleId" -> result.rule = Objects.requireNonNullElse(json.text(), "");
        case "ruleIndex" -> result.index = json.integer();
        case "rule" ->
            json.object(
                member -> {
                  switch (member) {
                    case "id" -> result.rule = Objects.requireNonNullElse(json.text(), "");
                    case "index" -> result.index = json.integer();
                    case "toolComponent" -> json.object(part -> component(part, result));
                    default -> {}
                  }
                });
        case "baselineState" -> result.gone = "absent".equals(json.text());
        case "suppressions" -> json.list(() -> result.suppressed |= accepted());
        default -> {}
      }
    }

    private void component(String name, Result result) throws IOException {
      if (name.equals("index")) {
        result.component = json.integer();
      }
    }

    private boolean accepted() throws IOException, UnreadableDocument {
      boolean[] accepted = {true};
      json.object(
          name -> {
            if (name.equals("status")) {
              accepted[0] = "accepted".equals(Objects.requireNonNullElse(json.text(), "accepted"));
            }
          });
      return accepted[0];
    }
  }

  private static final class Result {
    private String level = "";
    private String rule = "";
    private int index = -1;
    private int component = DRIVER;
    private boolean failure = true;
    private boolean suppressed;
    private boolean gone;
  }
}
