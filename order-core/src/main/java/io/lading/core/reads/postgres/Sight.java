package io.lading.core.reads.postgres;

import io.lading.core.reads.ReadTokens;
import java.sql.Connection;
import java.sql.SQLException;

/** Whether what was written can be seen by whoever reads on a connection. */
@FunctionalInterface
public interface Sight {

  /** Of what is read where it was written: once it is replayed, it is there. */
  Sight OF_THE_WRITTEN = (_, _) -> true;

  /** {@code written}: not empty; in the log of this server. */
  boolean sees(Connection connection, ReadTokens written) throws SQLException;
}
