/** Who may do what: every service is an OAuth 2.0 resource server that denies by default. */
package shop.platform.security;
