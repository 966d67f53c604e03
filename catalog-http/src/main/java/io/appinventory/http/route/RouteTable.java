package io.appinventory.http.route;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is served, by method and path. What answers a request is found segment by segment, however
 * many routes there are. A segment that is written out goes before a parameter; a slash at the end
 * means nothing.
 *
 * @param <T> what is served
 */
final class RouteTable<T> {
  private final Map<String, Node<T>> roots = new TreeMap<>();

  /**
   * What answers a request.
   *
   * @param target what is served
   * @param parameters the values in the path, decoded
   */
  record Match<T>(T target, Map<String, String> parameters) {}

  private static final class Node<T> {
    private final Map<String, Node<T>> written = new HashMap<>();
    private @Nullable Node<T> parameter;
    private @Nullable Leaf<T> leaf;
  }

  private record Leaf<T>(T target, String path, List<String> names) {}

  /**
   * Serves {@code target} at a path.
   *
   * @throws IllegalArgumentException when another is served there
   */
  void add(String method, String path, T target) {
    Node<T> node = roots.computeIfAbsent(method, any -> new Node<>());
    List<String> names = new ArrayList<>();
    for (String segment : segments(path)) {
      if (segment.startsWith("{")) {
        names.add(segment.substring(1, segment.length() - 1));
        node.parameter = node.parameter == null ? new Node<>() : node.parameter;
        node = node.parameter;
      } else {
        node = node.written.computeIfAbsent(segment, any -> new Node<>());
      }
    }
    if (node.leaf != null) {
      throw new IllegalArgumentException(
          method + " " + path + " is served as " + node.leaf.path + " already");
    }
    node.leaf = new Leaf<>(target, path, List.copyOf(names));
  }

  /** What answers a request; null where nothing does. */
  @Nullable Match<T> find(String method, String path) {
    Node<T> root = roots.get(method);
    if (root == null) {
      return null;
    }
    List<String> segments = segments(path);
    List<String> values = new ArrayList<>();
    Leaf<T> leaf = find(root, segments, 0, values);
    return leaf == null ? null : new Match<>(leaf.target, named(leaf.names, values));
  }

  private static <T> @Nullable Leaf<T> find(
      Node<T> node, List<String> segments, int at, List<String> values) {
    if (at == segments.size()) {
      return node.leaf;
    }
    String segment = segments.get(at);
    Node<T> written = node.written.get(segment);
    Leaf<T> found = written == null ? null : find(written, segments, at + 1, values);
    if (found != null || node.parameter == null || segment.isEmpty()) {
      return found;
    }
    values.add(segment);
    found = find(node.parameter, segments, at + 1, values);
    if (found == null) {
      values.removeLast();
    }
    return found;
  }

  /** The methods that are served at a path. */
  SortedSet<String> methods(String path) {
    SortedSet<String> methods = new TreeSet<>();
    for (String method : roots.keySet()) {
      if (find(method, path) != null) {
        methods.add(method);
      }
    }
    return methods;
  }

  private static Map<String, String> named(List<String> names, List<String> values) {
    Map<String, String> named = LinkedHashMap.newLinkedHashMap(names.size());
    for (int i = 0; i < names.size(); i++) {
      named.put(names.get(i), decoded(values.get(i)));
    }
    return named;
  }

  /** A plus means itself in a path. */
  private static String decoded(String segment) {
    return segment.indexOf('%') < 0
        ? segment
        : URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static List<String> segments(String path) {
    List<String> segments = new ArrayList<>(8);
    int from = path.startsWith("/") ? 1 : 0;
    for (int slash = path.indexOf('/', from); slash >= 0; slash = path.indexOf('/', from)) {
      segments.add(path.substring(from, slash));
      from = slash + 1;
    }
    if (from < path.length()) {
      segments.add(path.substring(from));
    }
    return segments;
  }
}
