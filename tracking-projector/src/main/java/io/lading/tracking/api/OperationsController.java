package io.lading.tracking.api;

import io.lading.tracking.operations.Operations;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the pipeline is, for operators (contract, "HTTP"). */
@RestController
public final class OperationsController {

  private final Operations operations;
  private final CacheControl cacheControl;

  /** {@code freshFor}: whoever passes the answer on may keep it for as long. */
  public OperationsController(Operations operations, Duration freshFor) {
    this.operations = operations;
    this.cacheControl = CacheControl.maxAge(freshFor);
  }

  /** Always answered: what is not known says why. */
  @GetMapping("/operations/summary")
  ResponseEntity<SummaryAnswer> summary() {
    return ResponseEntity.ok()
        .cacheControl(cacheControl)
        .body(SummaryAnswer.of(operations.summary()));
  }
}
