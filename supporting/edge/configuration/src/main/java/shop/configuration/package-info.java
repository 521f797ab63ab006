/**
 * What would otherwise be written down in each service: settings that all share ({@code application.yml}) and those of each
 * ({@code order.yml}), in a folder or a git repository, served by Spring Cloud Config. Services look again and again
 * whether something has changed; they go on without it.
 */
package shop.configuration;
