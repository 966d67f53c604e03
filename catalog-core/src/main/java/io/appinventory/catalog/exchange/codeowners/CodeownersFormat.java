package io.appinventory.catalog.exchange.codeowners;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.exchange.Descriptor;
import io.appinventory.catalog.exchange.DescriptorDraft;
import io.appinventory.catalog.exchange.DescriptorFormat;
import io.appinventory.catalog.exchange.Format;
import io.appinventory.catalog.exchange.GitFolder;
import io.appinventory.catalog.exchange.RepositoryPlace;
import io.appinventory.catalog.exchange.Verb;
import io.appinventory.catalog.exchange.read.Place;
import io.appinventory.catalog.exchange.read.Reading;
import io.appinventory.catalog.exchange.read.UnreadableDocument;
import io.appinventory.catalog.model.TextType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads who owns a repository: those of the last rule for all of its files. Which repository it is,
 * the file does not say: the address in the folder's Git configuration tells, else the folder's
 * name.
 */
public final class CodeownersFormat implements DescriptorFormat {
  private static final String NAME = "CODEOWNERS";
  private static final Set<String> EVERYTHING = Set.of("*", "**", "/", "/*", "/**", "**/*");
  private static final String INLINE_COMMENT = "\\s#";

  @Override
  public Format format() {
    return Format.CODEOWNERS;
  }

  @Override
  public Set<String> fileNames() {
    return Set.of(NAME);
  }

  @Override
  public List<String> marks() {
    return List.of();
  }

  @Override
  public boolean recognises(ObjectNode document) {
    return false;
  }

  @Override
  public Optional<Descriptor> read(ObjectNode document, Place place, Reading reading) {
    return Optional.empty();
  }

  @Override
  public boolean readsLines(String fileName) {
    return fileName.equals(NAME);
  }

  /** A pattern of files, its owners and its line. */
  private record Rule(String pattern, List<String> owners, int line) {}

  @Override
  public Optional<Descriptor> readLines(String text, Path file, Place place, Reading reading)
      throws UnreadableDocument {
    if (!TextType.storable(text)) {
      throw new UnreadableDocument("holds U+0000", place.line(), 0);
    }
    List<Rule> rules = rules(text);
    if (rules.isEmpty()) {
      reading.skip(place, "has no rules");
      return Optional.empty();
    }
    RepositoryPlace repository = GitFolder.repository(file);
    ObjectNode document = JsonNodeFactory.instance.objectNode().put("text", text);
    ArrayNode list = document.putArray("rules");
    for (Rule rule : rules) {
      ArrayNode owners = list.addObject().put("pattern", rule.pattern()).putArray("owners");
      rule.owners().forEach(owners::add);
    }
    DescriptorDraft draft =
        new DescriptorDraft(
            Format.CODEOWNERS, "Repository", "repositories", document, place, reading);
    draft.fields().code("provider", repository.provider());
    rules.stream()
        .filter(rule -> EVERYTHING.contains(rule.pattern()))
        .reduce((earlier, later) -> later)
        .ifPresent(rule -> own(rule, draft, place, reading));
    return Optional.of(draft.end(repository.name(), repository.name()));
  }

  private static List<Rule> rules(String text) {
    List<Rule> rules = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String content = line.split(INLINE_COMMENT, 2)[0].strip();
      if (!content.isEmpty() && !content.startsWith("#") && !content.matches("\\^?\\[.*")) {
        String[] words = content.split("\\s+");
        rules.add(new Rule(words[0], List.of(words).subList(1, words.length), number));
      }
    }
    return rules;
  }

  private static void own(Rule rule, DescriptorDraft draft, Place place, Reading reading) {
    for (String owner : rule.owners()) {
      int slash = owner.indexOf('/');
      if (owner.startsWith("@") && slash > 0) {
        draft.refer(
            Verb.OWNED_BY, "team:" + owner.substring(1), owner.substring(slash + 1), "teams");
      } else if (owner.startsWith("@")) {
        draft.refer(
            Verb.OWNED_BY, "user:" + owner.substring(1), owner.substring(1), "people", "teams");
      } else if (owner.contains("@")) {
        draft.refer(Verb.OWNED_BY, "person:" + owner, owner, "people");
      } else {
        reading.note(place.at(rule.line()), "'" + owner + "' is no owner");
      }
    }
  }
}
