package io.appinventory.catalog.exchange.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads one YAML document (1.2, core schema) as a tree of JSON. Words such as {@code yes} and dates
 * stay text; anchors, aliases and merge keys are resolved; tags of programs are refused. Tabs at
 * the beginning of lines, which YAML forbids, are read as two blanks each.
 */
public final class YamlParser {
  private static final Pattern TABS = Pattern.compile("(?m)^[ ]*\t[ \t]*");
  private static final int ALIASES = 200;

  private final ReadLimits limits;
  private final LoadSettings settings;

  /** A parser that holds to limits. */
  public YamlParser(ReadLimits limits) {
    this.limits = limits;
    this.settings =
        LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setCodePointLimit(limits.documentCharacters())
            .setMaxAliasesForCollections(ALIASES)
            .setAllowNonScalarKeys(true)
            .build();
  }

  /**
   * Reads a document.
   *
   * @throws UnreadableDocument with the first thing that is wrong
   */
  public JsonNode parse(DocumentText document) throws UnreadableDocument {
    if (document.text().length() > limits.documentCharacters()) {
      throw new UnreadableDocument(
          "is larger than " + limits.documentCharacters() + " characters", document.line(), 0);
    }
    try {
      return tree(document, document.text());
    } catch (UnreadableDocument refused) {
      String untabbed = TABS.matcher(document.text()).replaceAll(tabs -> blanks(tabs.group()));
      if (untabbed.equals(document.text())) {
        throw refused;
      }
      return tree(document, untabbed);
    }
  }

  private static String blanks(String indent) {
    return indent.replace("\t", "  ");
  }

  private JsonNode tree(DocumentText document, String text) throws UnreadableDocument {
    YamlTree tree = new YamlTree(limits, document.line());
    try {
      Node root = new Compose(settings).composeString(text).orElse(null);
      return tree.of(root);
    } catch (MarkedYamlEngineException e) {
      Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
      throw new UnreadableDocument(
          "is not YAML: " + e.getProblem(),
          document.line() + (mark == null ? 0 : mark.getLine()),
          mark == null ? 0 : mark.getColumn() + 1);
    } catch (YamlEngineException e) {
      throw new UnreadableDocument("is not YAML: " + e.getMessage(), document.line(), 0);
    } catch (StackOverflowError e) {
      throw new UnreadableDocument("is nested too deeply", document.line(), 0);
    }
  }
}
