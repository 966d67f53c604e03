package io.appinventory.catalog.document;

import io.appinventory.catalog.model.Entity;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Orders writes so that each comes after those of the entities it mentions, wherever they stand in
 * the document. Where entities mention each other in a circle, one has to come first. A walk in
 * depth, without recursion since chains may be long.
 */
final class WriteOrder {
  private final Map<UUID, Plan<?>> plans = new HashMap<>();
  private final Set<UUID> seen = new HashSet<>();
  private final Deque<Step> path = new ArrayDeque<>();
  private final List<Plan<?>> order = new ArrayList<>();

  private record Step(Plan<?> plan, Iterator<UUID> needs) {}

  private WriteOrder() {}

  static List<Plan<?>> of(List<Plan<?>> plans) {
    var walk = new WriteOrder();
    plans.forEach(plan -> walk.plans.put(plan.id().value(), plan));
    plans.forEach(walk::visit);
    return walk.order;
  }

  private void visit(Plan<?> first) {
    enter(first);
    while (!path.isEmpty()) {
      Step step = path.peek();
      if (step.needs().hasNext()) {
        Plan<?> needed = plans.get(step.needs().next());
        if (needed != null) {
          enter(needed);
        }
      } else {
        order.add(path.pop().plan());
      }
    }
  }

  private void enter(Plan<?> plan) {
    if (seen.add(plan.id().value())) {
      path.push(new Step(plan, needs(plan).iterator()));
    }
  }

  private static <R extends Entity<R>> Stream<UUID> needs(Plan<R> plan) {
    return plan.type().relations().stream()
        .flatMap(relation -> Mentions.of(relation, plan.changes()).stream());
  }
}
