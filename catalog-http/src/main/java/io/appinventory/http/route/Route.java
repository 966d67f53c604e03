package io.appinventory.http.route;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.http.problem.ProblemType;
import io.javalin.http.HandlerType;
import io.javalin.router.EndpointMetadata;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One route with all that is said of it.
 *
 * @param method the method; GET answers HEAD too
 * @param path the path, with its parameters in braces
 * @param operation a unique name, such as {@code listServices}
 * @param tag the group it is shown in
 * @param summary what it does, in a line
 * @param description what else there is to know; may be empty
 * @param parameters its parameters
 * @param body the body it takes, if it takes one
 * @param answer what it answers when all is well
 * @param problems what may go wrong besides what may always go wrong
 * @param guard who may come in
 * @param foreign whether clients of another product call it: parameters that it does not know are
 *     passed over, and one may be given several times
 */
public record Route(
    HandlerType method,
    String path,
    String operation,
    String tag,
    String summary,
    String description,
    List<Parameter> parameters,
    Optional<RequestBody> body,
    Answer answer,
    Set<ProblemType> problems,
    Guard guard,
    boolean foreign)
    implements EndpointMetadata {
  /** Keeps copies. */
  public Route {
    parameters = List.copyOf(parameters);
    problems = Set.copyOf(problems);
  }

  /** Begins a route. */
  public static Builder of(HandlerType method, String path, String operation, String summary) {
    return new Builder(method, path, operation, summary);
  }

  /** The names of the parameters in one place. */
  public List<String> names(Parameter.Place place) {
    return parameters.stream()
        .filter(parameter -> parameter.place() == place)
        .map(Parameter::name)
        .toList();
  }

  /** A route in the making. */
  public static final class Builder {
    private final HandlerType method;
    private final String path;
    private final String operation;
    private final String summary;
    private final List<Parameter> parameters = new ArrayList<>();
    private final Set<ProblemType> problems = EnumSet.noneOf(ProblemType.class);
    private String tag = "catalog";
    private String description = "";
    private boolean foreign;
    private @Nullable RequestBody body;
    private @Nullable Answer answer;

    private Builder(HandlerType method, String path, String operation, String summary) {
      this.method = method;
      this.path = path;
      this.operation = operation;
      this.summary = summary;
    }

    /** The group it is shown in. */
    public Builder tag(String group) {
      tag = group;
      return this;
    }

    /** What else there is to know. */
    public Builder description(String text) {
      description = text;
      return this;
    }

    /** Its parameters. */
    public Builder parameters(Parameter... more) {
      parameters.addAll(List.of(more));
      return this;
    }

    /** A parameter in the query string. */
    public Builder query(String name, String meaning, ObjectNode schema) {
      return parameters(Parameter.query(name, meaning, schema));
    }

    /** The body it takes. */
    public Builder body(RequestBody taken) {
      body = taken;
      return this;
    }

    /** What it answers when all is well. */
    public Builder answer(Answer given) {
      answer = given;
      return this;
    }

    /** What may go wrong. */
    public Builder problems(ProblemType... more) {
      problems.addAll(List.of(more));
      return this;
    }

    /** Clients of another product call it. */
    public Builder foreign() {
      foreign = true;
      return this;
    }

    /** Ends the route, open to everybody. */
    public Route open(Guard.OpenHandler handler) {
      return guarded(new Guard.Open(handler));
    }

    /** Ends the route, for users of a tenant. */
    public Route tenant(Guard.TenantHandler handler) {
      problems.add(ProblemType.NOT_AUTHENTICATED);
      problems.add(ProblemType.NOT_ALLOWED);
      return guarded(new Guard.Tenant(handler));
    }

    /** Ends the route, for the operator of the installation. */
    public Route installation(Guard.OpenHandler handler) {
      problems.add(ProblemType.NOT_AUTHENTICATED);
      return guarded(new Guard.Installation(handler));
    }

    private Route guarded(Guard guard) {
      if (answer == null) {
        throw new IllegalStateException(operation + " does not say what it answers");
      }
      if (body != null) {
        problems.add(ProblemType.MALFORMED);
        problems.add(ProblemType.TOO_LARGE);
        problems.add(ProblemType.UNSUPPORTED_MEDIA_TYPE);
      }
      return new Route(
          method,
          path,
          operation,
          tag,
          summary,
          description,
          parameters,
          Optional.ofNullable(body),
          answer,
          problems,
          guard,
          foreign);
    }
  }
}
