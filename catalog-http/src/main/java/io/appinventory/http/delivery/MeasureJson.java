package io.appinventory.http.delivery;

import com.fasterxml.jackson.core.JsonGenerator;
import io.appinventory.catalog.delivery.measure.Band;
import io.appinventory.catalog.delivery.measure.Dora;
import io.appinventory.catalog.delivery.measure.Measured;
import io.appinventory.catalog.delivery.measure.Window;
import io.appinventory.catalog.json.EntityJson;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.session.Masking;
import io.appinventory.catalog.session.Principal;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes measures, as one principal may see them. */
final class MeasureJson {
  private final Masking masking;

  MeasureJson(Principal principal) {
    this.masking = Masking.ofAnswers(principal.role());
  }

  /** An entity with DORA's measures. */
  <R extends Entity<R>> void dora(
      JsonGenerator out, EntityType<R> type, Measured<R, Dora> measured, Window window)
      throws IOException {
    Dora dora = measured.measure();
    out.writeStartObject();
    entity(out, type, measured.entity());
    out.writeStringField("from", window.from().toString());
    out.writeStringField("to", window.to().toString());
    out.writeNumberField("deployments", dora.deployments());
    out.writeNumberField("failures", dora.failures());
    out.writeNumberField("unrestored", dora.unrestored());
    value(out, "deployment_frequency", dora.deploymentFrequency(), dora.deploymentFrequencyBand());
    value(out, "lead_time_hours", dora.leadTimeHours(), dora.leadTimeBand());
    value(out, "change_failure_rate", dora.changeFailureRate(), dora.changeFailureRateBand());
    value(out, "time_to_restore_hours", dora.timeToRestoreHours(), dora.timeToRestoreBand());
    out.writeEndObject();
  }

  /** The member {@code entity}: what is shown where another mentions it. */
  private <R extends Entity<R>> void entity(JsonGenerator out, EntityType<R> type, R entity)
      throws IOException {
    out.writeFieldName("entity");
    EntityJson.write(
        out,
        masking,
        type,
        entity,
        type.summary().stream().map(Property::name).collect(Collectors.toSet()));
  }

  private static void value(
      JsonGenerator out, String name, @Nullable BigDecimal value, Optional<Band> band)
      throws IOException {
    out.writeObjectFieldStart(name);
    number(out, "value", value);
    out.writeStringField("band", band.map(Band::code).orElse(null));
    out.writeEndObject();
  }

  /** A member with a number, or null. */
  static void number(JsonGenerator out, String name, @Nullable BigDecimal value)
      throws IOException {
    out.writeFieldName(name);
    if (value == null) {
      out.writeNull();
    } else {
      out.writeNumber(value);
    }
  }
}
