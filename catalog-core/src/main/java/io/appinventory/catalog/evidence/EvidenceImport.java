package io.appinventory.catalog.evidence;

import io.appinventory.catalog.Reader;
import io.appinventory.catalog.Transaction;
import io.appinventory.catalog.domain.StorageLimit;
import io.appinventory.catalog.error.InvalidInputException;
import io.appinventory.catalog.evidence.EvidenceReport.AdvisoryCounts;
import io.appinventory.catalog.evidence.EvidenceReport.Taken;
import io.appinventory.catalog.evidence.osv.Advisory;
import io.appinventory.catalog.evidence.read.Findings;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.session.Permissions;
import java.util.ArrayList;
import java.util.List;

/**
 * One import of evidence: findings about one entity, and advisories, which are about packages and
 * no entity.
 *
 * <pre>{@code
 * EvidenceReader read = EvidenceReader.ofAll().read(paths);
 * EvidenceImport what = EvidenceImport.of(read.findings(), read.advisories());
 * EvidenceReport report =
 *     catalog.in(principal, tx -> what.run(tx, new Subject<>(Services.TYPE, id), validity));
 * }</pre>
 *
 * <p>Findings replace those of the same format and source of that entity. What says the same as
 * before changes nothing. Each set that changes adds an audit entry to the entity, advisories
 * together add one.
 */
public final class EvidenceImport {
  private final List<Findings> findings;
  private final List<Advisory> advisories;

  private EvidenceImport(List<Findings> findings, List<Advisory> advisories) {
    this.findings = findings;
    this.advisories = advisories;
  }

  /** What was read. */
  public static EvidenceImport of(List<Findings> findings, List<Advisory> advisories) {
    return new EvidenceImport(List.copyOf(findings), List.copyOf(advisories));
  }

  /**
   * Imports.
   *
   * @throws io.appinventory.catalog.error.NotFoundException when there is no such entity
   * @throws io.appinventory.catalog.error.NotAllowedException when the principal may not change it
   */
  public <R extends Entity<R>> EvidenceReport run(
      Transaction transaction, Subject<R> subject, Validity validity) {
    StorageLimit.require(transaction.scope());
    // Changes nothing; locks the entity and checks that the principal may change it.
    R entity = transaction.patch(subject.type(), subject.id(), Changes.none());
    AdvisoryCounts counts = store(transaction);
    ReportWriter<R> writer = new ReportWriter<>(transaction.scope(), subject, entity, validity);
    List<Taken> taken = new ArrayList<>();
    findings.forEach(each -> taken.add(writer.write(each)));
    return new EvidenceReport(false, taken, counts);
  }

  /**
   * Imports advisories alone.
   *
   * @throws InvalidInputException when there are findings, which have to be of an entity
   */
  public EvidenceReport run(Transaction transaction) {
    requireAdvisoriesOnly();
    StorageLimit.require(transaction.scope());
    return new EvidenceReport(false, List.of(), store(transaction));
  }

  private AdvisoryCounts store(Transaction transaction) {
    if (advisories.isEmpty()) {
      return AdvisoryCounts.NONE;
    }
    Permissions.requireWrite(transaction.scope().principal(), AdvisoryWriter.COLLECTION);
    return new AdvisoryWriter(transaction.scope()).write(advisories);
  }

  /** Writes nothing. The report says what an import would do. */
  public <R extends Entity<R>> EvidenceReport dryRun(
      Reader reader, Subject<R> subject, Validity validity) {
    R entity = reader.get(subject.type(), subject.id());
    ReportWriter<R> writer = new ReportWriter<>(reader.scope(), subject, entity, validity);
    List<Taken> taken = new ArrayList<>();
    findings.forEach(each -> taken.add(writer.compare(each)));
    return new EvidenceReport(true, taken, new AdvisoryWriter(reader.scope()).compare(advisories));
  }

  /** The same of advisories alone. */
  public EvidenceReport dryRun(Reader reader) {
    requireAdvisoriesOnly();
    return new EvidenceReport(
        true, List.of(), new AdvisoryWriter(reader.scope()).compare(advisories));
  }

  private void requireAdvisoriesOnly() {
    if (!findings.isEmpty()) {
      throw new InvalidInputException(
          "entity",
          "required",
          "is missing: " + findings.getFirst().format().code() + " has to be of an entity");
    }
  }
}
