/**
 * What both simulators share at their HTTP edge: idempotency keys, problem details, the switch that stops them from
 * listening, the ledger's page.
 */
package shop.simulators.web;
