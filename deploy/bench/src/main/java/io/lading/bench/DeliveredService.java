package io.lading.bench;

import io.lading.engines.process.EngineFailure;
import io.lading.engines.process.Folders;
import io.lading.engines.process.Ports;
import io.lading.engines.service.ServicePlan;
import io.lading.engines.service.ServiceProcess;
import java.nio.file.Path;

/**
 * A service as it is delivered, a process of its own with its own JVM options, at its default
 * settings but for those that are given.
 */
final class DeliveredService implements Service {

  private final ServiceProcess process;
  private final Path folder;

  private DeliveredService(ServiceProcess process, Path folder) {
    this.process = process;
    this.folder = folder;
  }

  /** Healthy when this returns. */
  static DeliveredService start(ServicePlan plan) {
    Path folder = Folders.temporary("bench-" + plan.name());
    Path log = folder.resolve(plan.name() + ".log");
    var service = new DeliveredService(ServiceProcess.start(plan, Ports.free(), log), folder);
    try {
      service.process.awaitHealthy();
      return service;
    } catch (EngineFailure e) {
      service.close();
      throw e;
    }
  }

  /** Of its root, without a slash at the end. */
  String url() {
    return process.url();
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.close();
    Folders.delete(folder);
  }
}
