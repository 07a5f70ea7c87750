-- "what waits for this order already" (a change of fields that must not overtake an older one).
CREATE INDEX parked_for_an_order ON parked_message (order_id) WHERE order_id IS NOT NULL;
