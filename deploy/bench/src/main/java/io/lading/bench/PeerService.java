package io.lading.bench;

import io.lading.bench.peer.RecordAtATime;
import io.lading.bench.postgres.PeerStore;
import io.lading.bench.postgres.RecordedOrders;
import io.lading.engines.postgres.Database;

/** Case (b) inside this process, which does nothing else meanwhile. */
final class PeerService implements Service {

  private final RecordAtATime service;

  private PeerService(RecordAtATime service) {
    this.service = service;
  }

  static PeerService start(Rig rig, Database database, RecordedOrders orders, int threads) {
    PeerStore.createOutbox(database.as(Rig.OWNER));
    var addresses =
        new RecordAtATime.Addresses(
            database.jdbcUrl(),
            Rig.SERVICE_ROLE,
            database.password(Rig.SERVICE_ROLE),
            rig.bootstrapServers());
    return new PeerService(RecordAtATime.start(addresses, orders, threads));
  }

  @Override
  public long pid() {
    return ProcessHandle.current().pid();
  }

  @Override
  public void close() {
    service.close();
  }
}
