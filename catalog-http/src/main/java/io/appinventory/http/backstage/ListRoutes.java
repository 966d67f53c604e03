package io.appinventory.http.backstage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.exchange.backstage.query.EntityPage;
import io.appinventory.catalog.exchange.backstage.query.EntityPredicate;
import io.appinventory.catalog.exchange.backstage.query.EntityQuestion;
import io.appinventory.catalog.exchange.backstage.query.FilterText;
import io.appinventory.catalog.exchange.backstage.query.Order;
import io.appinventory.catalog.exchange.backstage.query.PageCursor;
import io.appinventory.catalog.exchange.backstage.query.ShownEntity;
import io.appinventory.catalog.session.Principal;
import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.exchange.MediaTypes;
import io.appinventory.http.exchange.QueryParameters;
import io.appinventory.http.problem.ProblemType;
import io.appinventory.http.route.Answer;
import io.appinventory.http.route.Route;
import io.appinventory.http.route.Schemas;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** The whole list of entities at once, or by numbers of entities. */
final class ListRoutes {
  private static final int AT_ONCE = 500;
  private static final JsonMapper JSON = new JsonMapper();

  private final Paths paths;

  ListRoutes(Paths paths) {
    this.paths = paths;
  }

  List<Route> routes() {
    return List.of(
        Paths.route(HandlerType.GET, "/entities", "Entities", "Lists entities")
            .parameters(
                Paths.query("filter", "Conditions; may be given several times."),
                Paths.query("fields", "The parts to show, separated by commas."),
                Paths.query("limit", "The most entities; all when absent."),
                Paths.query("offset", "How many to pass over."),
                Paths.query("after", "Where the page before ended."),
                Paths.query("order", "An order: desc:metadata.name; may be given several times."))
            .answer(Answer.json(200, "The entities.", Schemas.listOf(Schemas.object())))
            .problems(ProblemType.INVALID_QUERY)
            .tenant(paths.own(this::list)));
  }

  private void list(Exchange exchange, Principal principal) throws IOException {
    QueryParameters query = exchange.query();
    EntityPredicate predicate = FilterText.parse(query.texts("filter"));
    List<Order> orders = Asked.orders(query.texts("order"));
    EntityText text = new EntityText(FieldSelection.of(query.texts("fields")));
    Optional<Range> range = Range.of(query);
    if (range.isPresent()) {
      part(exchange, principal, predicate, orders, text, range.get());
    } else if (orders.isEmpty()) {
      all(exchange, principal, predicate, text);
    } else {
      allInOrder(exchange, principal, predicate, orders.getFirst(), text);
    }
  }

  /**
   * A range of the list.
   *
   * @param offset how many are passed over
   * @param limit the most entities
   */
  private record Range(int offset, int limit) {
    static Optional<Range> of(QueryParameters query) {
      Optional<String> after = query.text("after");
      if (after.isPresent()) {
        return Optional.of(parse(after.get()));
      }
      OptionalInt limit = query.integer("limit", 0, Integer.MAX_VALUE);
      OptionalInt offset = query.integer("offset", 0, Integer.MAX_VALUE);
      return limit.isEmpty() && offset.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Range(
                  offset.orElse(0),
                  Math.min(QueryRoutes.MAX_LIMIT, limit.orElse(QueryRoutes.MAX_LIMIT))));
    }

    private static Range parse(String after) {
      try {
        JsonNode node = JSON.readTree(Base64.getDecoder().decode(after.replace(' ', '+')));
        JsonNode limit = node.path("limit");
        JsonNode offset = node.path("offset");
        if (limit.canConvertToInt()
            && limit.intValue() >= 0
            && offset.canConvertToInt()
            && offset.intValue() >= 0) {
          return new Range(offset.intValue(), Math.min(QueryRoutes.MAX_LIMIT, limit.intValue()));
        }
      } catch (IllegalArgumentException | IOException e) {
        // answered below
      }
      throw new MalformedQueryException("after", "Malformed after: could not be parsed");
    }

    String next() {
      String json = "{\"limit\":" + limit + ",\"offset\":" + (offset + limit) + "}";
      return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void part(
      Exchange exchange,
      Principal principal,
      EntityPredicate predicate,
      List<Order> orders,
      EntityText text,
      Range range)
      throws IOException {
    List<ShownEntity> found =
        paths.ask(
            principal,
            catalog -> catalog.list(predicate, orders, range.offset(), range.limit() + 1));
    if (found.size() > range.limit() && range.limit() > 0) {
      exchange.header("Link", "<" + nextPage(exchange.query(), range) + ">; rel=\"next\"");
    }
    StringBuilder out = new StringBuilder(1_024 * (1 + found.size()));
    text.writeAll(found.subList(0, Math.min(found.size(), range.limit())), out);
    Paths.respond(exchange, out);
  }

  private static String nextPage(QueryParameters query, Range range) {
    List<String> parameters = new ArrayList<>();
    for (String name : List.of("fields", "limit", "filter", "order")) {
      query.texts(name).forEach(value -> parameters.add(name + "=" + encoded(value)));
    }
    parameters.add("after=" + encoded(range.next()));
    return "/entities?" + String.join("&", parameters);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** What writes the parts of a list, one after the other. */
  private interface Parts {
    /** The next part; empty when there is none. */
    List<ShownEntity> next();
  }

  private static void write(OutputStream out, EntityText text, List<ShownEntity> first, Parts rest)
      throws IOException {
    String separator = "[";
    for (List<ShownEntity> part = first; !part.isEmpty(); part = rest.next()) {
      StringBuilder json = new StringBuilder(1_024 * part.size());
      for (ShownEntity entity : part) {
        json.append(separator);
        text.write(entity, json);
        separator = ",";
      }
      out.write(json.toString().getBytes(StandardCharsets.UTF_8));
    }
    out.write((separator.equals("[") ? "[]" : "]").getBytes(StandardCharsets.UTF_8));
  }

  private void all(
      Exchange exchange, Principal principal, EntityPredicate predicate, EntityText text)
      throws IOException {
    List<ShownEntity> first =
        paths.ask(principal, catalog -> catalog.after(predicate, null, AT_ONCE));
    Parts rest =
        new Parts() {
          private List<ShownEntity> last = first;

          @Override
          public List<ShownEntity> next() {
            if (last.size() < AT_ONCE) {
              return List.of();
            }
            UUID id = last.getLast().id();
            last = paths.ask(principal, catalog -> catalog.after(predicate, id, AT_ONCE));
            return last;
          }
        };
    exchange.stream(200, MediaTypes.JSON, out -> write(out, text, first, rest));
  }

  private void allInOrder(
      Exchange exchange,
      Principal principal,
      EntityPredicate predicate,
      Order order,
      EntityText text)
      throws IOException {
    EntityQuestion question = EntityQuestion.of(predicate).inOrder(order);
    EntityPage first = paths.ask(principal, catalog -> catalog.page(question, 0, AT_ONCE, false));
    Parts rest =
        new Parts() {
          private EntityPage last = first;

          @Override
          public List<ShownEntity> next() {
            Optional<PageCursor> next = last.next();
            if (next.isEmpty()) {
              return List.of();
            }
            last = paths.ask(principal, catalog -> catalog.page(question, next.get(), AT_ONCE));
            return last.items();
          }
        };
    exchange.stream(200, MediaTypes.JSON, out -> write(out, text, first.items(), rest));
  }
}
