/** What the tests of every context need: its aggregates alone, its projections fed, tokens, ports. */
package shop.rehearsal;
