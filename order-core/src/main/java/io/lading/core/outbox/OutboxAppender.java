package io.lading.core.outbox;

import io.lading.core.contract.OutgoingMessage;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Appends messages to the outbox inside the caller's transaction. Ids follow the order of the list,
 * so append the events of an order in the order of its sequence, under its row lock.
 */
public interface OutboxAppender {

  void append(Connection transaction, List<OutgoingMessage> messages) throws SQLException;
}
