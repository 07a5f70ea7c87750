-- "what was left out of the plan of a warehouse for want of couriers who can, oldest orders first" (each planning run): what nobody can deliver,
-- whoever comes, stays left out, and must not stand before it.
CREATE INDEX parcels_left_out_for_now ON parcel (warehouse_id, order_id, package_no)
  WHERE state = 0 AND reason NOT IN ('WINDOW_HAS_PASSED', 'UNKNOWN_DESTINATION', 'COORDINATES_OUT_OF_RANGE', 'UNREACHABLE');
