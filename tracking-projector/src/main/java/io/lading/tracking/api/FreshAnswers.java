package io.lading.tracking.api;

import io.lading.core.reads.Answered;
import io.lading.core.reads.FreshReads;
import io.lading.core.reads.ReadTokens;
import io.lading.core.reads.Source;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;

/** Answers by whoever may give them; who did is said in a header, and counted. */
public final class FreshAnswers {

  private final FreshReads reads;
  private final Map<Source, Counter> answers = new EnumMap<>(Source.class);

  public FreshAnswers(FreshReads reads, MeterRegistry meters) {
    this.reads = reads;
    for (Source source : Source.values()) {
      answers.put(
          source,
          Counter.builder("lading.tracking.answers")
              .description("Questions that were answered")
              .tag("source", source.word())
              .register(meters));
    }
  }

  /** {@code written}: what the caller must find. */
  <T> ResponseEntity<T> of(ReadTokens written, Supplier<ResponseEntity<T>> question) {
    Answered<ResponseEntity<T>> answered = reads.answer(written, question);
    answers.get(answered.source()).increment();
    ResponseEntity<T> answer = answered.answer();
    return ResponseEntity.status(answer.getStatusCode())
        .headers(answer.getHeaders())
        .header(Source.HEADER, answered.source().word())
        .body(answer.getBody());
  }
}
