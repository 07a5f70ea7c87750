package io.lading.engines.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * The program of the broker's own JVM: formats the log folder if it is new, starts the broker, says
 * so by making the ready file, and shuts down cleanly on SIGTERM.
 */
final class Broker {
  private Broker() {}

  /** Takes the server.properties and the file to make when the broker serves. */
  public static void main(String[] arguments) throws Exception {
    Properties properties = read(Path.of(arguments[0]));
    format(properties);
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "shutdown"));
    server.startup();
    Files.createFile(Path.of(arguments[1]));
    server.awaitShutdown();
  }

  private static Properties read(Path file) throws IOException {
    Properties properties = new Properties();
    try (InputStream stream = Files.newInputStream(file)) {
      properties.load(stream);
    }
    return properties;
  }

  private static void format(Properties properties) throws Exception {
    String folder = properties.getProperty("log.dirs");
    if (Files.exists(Path.of(folder, "meta.properties"))) {
      return;
    }
    new Formatter()
        .setPrintStream(new PrintStream(System.out, true, StandardCharsets.UTF_8))
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(Integer.parseInt(properties.getProperty("node.id")))
        .addDirectory(folder)
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setControllerListenerName("CONTROLLER")
        .setMetadataLogDirectory(folder)
        .setIgnoreFormatted(true)
        .run();
  }
}
