package io.lading.ingest.intake;

import io.lading.core.contract.EventReader;
import io.lading.core.contract.EventWriter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;

/** What every intake needs, whatever it feeds. */
public record IntakeNeeds(
    EventReader reader, EventWriter writer, MeterRegistry meters, Clock clock) {}
