package io.lading.local;

import java.util.List;

/** Where a person finds everything that runs. */
final class Welcome {
  private Welcome() {}

  static List<String> lines(Pipeline pipeline) {
    return List.of(
        "  PostgreSQL          " + pipeline.database().jdbcUrl() + "?user=lading_verify",
        "                      (password in " + pipeline.postgres().passwordFile() + ")",
        "  Kafka               " + pipeline.kafka().bootstrapServers(),
        "  order-ingest        " + pipeline.ingest().url(),
        "  tracking-projector  " + pipeline.projector().url() + "/ (the tracking page)",
        "                      " + pipeline.projector().url() + "/operations.html (for operators)",
        "  route-planner       " + pipeline.planner().url() + "/map.html?warehouse=1",
        "                      (&live=false: of the routes that were driven, too)");
  }
}
