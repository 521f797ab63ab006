/**
 * Who may do what: a small OAuth 2.0 authorisation server for machines. It knows clients, each with one role, and gives
 * them signed access tokens (client credentials); it keeps nothing but its signing key, so a token stays good across a
 * restart. The services only need its issuer address. A shop that already has an identity provider points the services
 * at that one and leaves this out.
 */
package shop.authorization;
