-- What was missing of the columns of the second source's four tables. All of it follows from what is stored, so nothing more is written.

-- A package's shop is that of its items, if they agree.
CREATE OR REPLACE VIEW package_view AS
SELECT lg_order_code(p.order_id) AS lg_order_code, o.trade_order_code, o.buyer_id, o.seller_id, o.is_delete, o.created_at, o.updated_at,
       package_status(s.package_states, p.package_index, s.status) AS status, p.*,
       (SELECT CASE WHEN min(i.shop_id) = max(i.shop_id) THEN min(i.shop_id) END
        FROM logistics_order_item i WHERE i.order_id = p.order_id AND i.package_id = p.id) AS shop_id
FROM logistics_order_package p JOIN logistics_order o ON o.id = p.order_id JOIN logistics_order_state s ON s.order_id = p.order_id;

-- The dedup rows. Their key is the pair that unique_code joins (bizType first, because it is the shorter and plainer), so they need no
-- number of their own: id is the order's, which has one dedup row. No use case modifies one yet; the first that does brings the column.
CREATE VIEW unique_view AS
SELECT u.order_id AS id, u.biz_type || ':' || u.trade_order_code AS unique_code, u.trade_order_code, u.biz_type, u.order_id,
       lg_order_code(u.order_id) AS lg_order_code, u.buyer_id, u.content_hash, u.hash_version, u.archived, u.cancelled_first,
       u.created_at, u.created_at AS updated_at
FROM logistics_order_unique u;

GRANT SELECT ON unique_view TO lading_ingest, lading_projector, lading_verify;
