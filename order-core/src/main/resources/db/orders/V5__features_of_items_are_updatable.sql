GRANT UPDATE (version, feature) ON logistics_order_item TO lading_ingest;
