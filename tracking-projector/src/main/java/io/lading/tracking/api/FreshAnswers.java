package io.lading.tracking.api;

import io.lading.core.reads.Answered;
import io.lading.core.reads.FreshReads;
import io.lading.core.reads.ReadTokens;
import io.lading.core.reads.Source;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;

/** Answers by whoever may give them; who did is said in a header, and counted. */
public final class FreshAnswers {

  private final FreshReads reads;
  private final Meter.MeterProvider<Counter> answers;

  public FreshAnswers(FreshReads reads, MeterRegistry meters) {
    this.reads = reads;
    this.answers =
        Counter.builder("lading.tracking.answers")
            .description("Questions that were answered, by whom")
            .withRegistry(meters);
  }

  /** {@code written}: what the caller must find. */
  <T> ResponseEntity<T> of(ReadTokens written, Supplier<ResponseEntity<T>> question) {
    Answered<ResponseEntity<T>> answered = reads.answer(written, question);
    return told(answered.answer(), answered.source());
  }

  /** {@code by}: who gave the answer, be it some time ago. */
  <T> ResponseEntity<T> told(ResponseEntity<T> answer, Source by) {
    String source = by.word();
    answers.withTag("source", source).increment();
    return ResponseEntity.status(answer.getStatusCode())
        .headers(answer.getHeaders())
        .header(Source.HEADER, source)
        .body(answer.getBody());
  }
}
