package io.appinventory.catalog.exchange;

import io.appinventory.catalog.Reader;
import io.appinventory.catalog.Transaction;
import io.appinventory.catalog.error.FieldError;
import io.appinventory.catalog.error.InvalidInputException;
import io.appinventory.catalog.error.NotAllowedException;
import io.appinventory.catalog.exchange.apply.Applier;
import io.appinventory.catalog.exchange.apply.BodyCheck;
import io.appinventory.catalog.exchange.plan.Plan;
import io.appinventory.catalog.exchange.plan.Planner;
import io.appinventory.catalog.exchange.plan.SourceRow;
import io.appinventory.catalog.exchange.plan.Step;
import io.appinventory.catalog.exchange.plan.Target;
import io.appinventory.catalog.exchange.read.Reading;
import io.appinventory.catalog.graph.DependencyCycle;
import io.appinventory.catalog.model.TextType;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Imports what was read of one source into a tenant:
 *
 * <pre>{@code
 * DescriptorReader reader = new DescriptorReader(formats, ReadLimits.standard());
 * DescriptorImport what = new DescriptorImport("shop", reader.read(paths), reader.reading());
 * ImportReport report = catalog.in(principal, what::run);
 * }</pre>
 *
 * <p>A descriptor that says what it said at the last import is left alone, and so is what people
 * changed since in the catalog; one that says something else is written over the fields it states.
 * What its source no longer has is marked as orphaned, not deleted. Who describes an entity first
 * keeps it.
 */
public final class DescriptorImport {
  /** The most characters of the name of a source. */
  public static final int MAX_SOURCE = 1_000;

  private static final List<String> COLLECTIONS =
      List.of("teams", "people", "products", "services", "components", "resources", "repositories");

  private final String source;
  private final List<Descriptor> descriptors;
  private final Reading reading;
  private final Set<String> formats;
  private final boolean adopt;
  private final boolean whole;

  /** All formats, nothing taken over. */
  public DescriptorImport(String source, List<Descriptor> descriptors, Reading reading) {
    this(source, descriptors, reading, Set.of(Format.values()), false);
  }

  /**
   * With options.
   *
   * @param source what is imported as a whole
   * @param formats the formats that were read: what is of another is not missed
   * @param adopt whether entities that other sources or people made are taken over
   */
  public DescriptorImport(
      String source,
      List<Descriptor> descriptors,
      Reading reading,
      Set<Format> formats,
      boolean adopt) {
    this(source, descriptors, reading, formats, adopt, true);
  }

  /**
   * With all options.
   *
   * @param whole whether what the source had and is not among the descriptors counts as gone
   */
  public DescriptorImport(
      String source,
      List<Descriptor> descriptors,
      Reading reading,
      Set<Format> formats,
      boolean adopt,
      boolean whole) {
    this.whole = whole;
    this.source = checked(source);
    this.descriptors = new ArrayList<>(descriptors);
    this.reading = reading;
    this.formats = formats.stream().map(Format::code).collect(Collectors.toSet());
    this.adopt = adopt;
  }

  private static String checked(String source) {
    if (source.isBlank() || source.length() > MAX_SOURCE || !TextType.storable(source)) {
      throw new InvalidInputException(
          List.of(new FieldError("source", "invalid", "has 1 to " + MAX_SOURCE + " characters")));
    }
    return source;
  }

  /** Imports. The report says what was written. */
  public ImportReport run(Transaction transaction) {
    Plan plan = plan(transaction);
    Set<UUID> changed = new Applier(transaction, plan).apply();
    return report(plan, false, changed, transaction.closedCycles());
  }

  /** Writes nothing. The report says what an import would write, at most. */
  public ImportReport dryRun(Reader reader) {
    Plan plan = plan(reader);
    Set<UUID> changing =
        plan.arrived().stream().map(arrival -> arrival.from().id()).collect(Collectors.toSet());
    return report(plan, true, changing, List.of());
  }

  /** Names are looked for in all collections, and told: whoever may not see all may not import. */
  private static void requireAll(Scope scope) {
    COLLECTIONS.forEach(collection -> Permissions.requireWrite(scope.principal(), collection));
    boolean all =
        scope.model().types().stream()
            .filter(type -> COLLECTIONS.contains(type.name()))
            .allMatch(scope::changesAll);
    if (!all) {
      throw new NotAllowedException(
          "Whoever may see or change only some of the catalog may not import.");
    }
  }

  private Plan plan(Reader reader) {
    requireAll(reader.scope());
    Set<String> broken =
        reading.refusals().stream()
            .map(refusal -> refusal.place().file())
            .collect(Collectors.toSet());
    while (true) {
      Plan plan =
          new Planner(reader.scope(), source, adopt)
              .plan(
                  descriptors,
                  row ->
                      whole && formats.contains(row.format()) && !broken.contains(row.location()));
      Map<Descriptor, String> refused = new BodyCheck(reader).check(plan);
      if (refused.isEmpty()) {
        return plan;
      }
      refused.forEach((descriptor, reason) -> reading.refuse(descriptor.place(), reason));
      refused.keySet().forEach(descriptor -> broken.add(descriptor.place().file()));
      descriptors.removeIf(refused::containsKey);
    }
  }

  private ImportReport report(
      Plan plan, boolean dryRun, Set<UUID> changed, List<DependencyCycle> cycles) {
    Map<String, ImportReport.Counts> kinds = new TreeMap<>();
    List<Step.Conflict> conflicts = new ArrayList<>();
    List<SourceRow> returned = new ArrayList<>();
    for (Step step : plan.steps()) {
      note(step);
      kinds.merge(label(step.descriptor()), count(step, changed), ImportReport.Counts::plus);
      switch (step) {
        case Step.Conflict conflict -> conflicts.add(conflict);
        case Step.Same same when same.row().orphaned() -> returned.add(same.row());
        case Step.Update update when update.row().orphaned() -> returned.add(update.row());
        case Step.Create create -> {}
        case Step.Same same -> {}
        case Step.Update update -> {}
      }
    }
    return new ImportReport(
        source,
        dryRun,
        kinds,
        reading,
        conflicts,
        plan.orphans(),
        returned,
        plan.dangling(),
        plan.arrived().size(),
        plan.repositories().values().stream().map(RepositoryPlace::name).toList(),
        cycles);
  }

  private void note(Step step) {
    switch (step) {
      case Step.Same same -> note(same.descriptor(), same.row(), same.alive());
      case Step.Update update -> note(update.descriptor(), update.row(), update.alive());
      case Step.Create create -> {}
      case Step.Conflict conflict -> {}
    }
  }

  /** A deleted entity stays so, and one that is there in its collection, whatever is said now. */
  private void note(Descriptor descriptor, SourceRow row, boolean alive) {
    String wanted = descriptor.collection();
    Target target = row.target();
    if (!alive) {
      reading.note(descriptor.place(), "was deleted in the catalog; --adopt brings it back");
    } else if (target != null && wanted != null && !wanted.equals(target.collection())) {
      reading.note(
          descriptor.place(),
          "is in %s of the catalog and stays there with its type; it would be in %s now"
              .formatted(target.collection(), wanted));
    }
  }

  private static String label(Descriptor descriptor) {
    return descriptor.format().code() + " " + descriptor.kind();
  }

  private static ImportReport.Counts count(Step step, Set<UUID> changed) {
    return switch (step) {
      case Step.Create create when !create.exists() -> new ImportReport.Counts(1, 1, 0, 0, 0);
      case Step.Create create -> changed(changed.contains(create.sourceId()));
      case Step.Update update -> changed(update.alive());
      case Step.Same same -> changed(changed.contains(same.row().id()));
      case Step.Conflict conflict -> new ImportReport.Counts(1, 0, 0, 0, 1);
    };
  }

  private static ImportReport.Counts changed(boolean written) {
    return written
        ? new ImportReport.Counts(1, 0, 1, 0, 0)
        : new ImportReport.Counts(1, 0, 0, 1, 0);
  }
}
