package io.lading.planner.api;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /openapi.yaml}: the description of this API, kept in step with the code by a test. */
@RestController
public final class OpenApiDocument {

  static final String RESOURCE = "openapi/route-planner.yaml";

  @GetMapping("/openapi.yaml")
  ResponseEntity<Resource> openApi() {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_YAML)
        .body(new ClassPathResource(RESOURCE));
  }
}
