/**
 * The durable memory of a simulator: one append-only file, on disk before anything is answered, read back whole on start.
 *
 * <p>It knows nothing of payments or parcels. Both simulators write their entries here; nobody else enters.
 */
package shop.simulators.ledger;
