package org.ergodrop.google;

import java.io.IOException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The authorization in the service. Nothing is asked or needed until an account's token is. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({GoogleProperties.class, ImportProperties.class})
class GoogleAuthorizationConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(GoogleAuthorizationConfiguration.class);

    @Bean
    GoogleAuthorization googleAuthorization(
            GoogleProperties properties,
            ImportProperties brought,
            @Value("${ergodrop.account:default}") String account,
            Clock clock)
            throws IOException {
        GoogleAuthorization authorization = GoogleAuthorization.of(properties, clock, System::nanoTime);
        takeOver(brought, account, authorization.authorizations());
        return authorization;
    }

    /** Before anybody asks for a token. */
    static void takeOver(ImportProperties brought, String account, Authorizations authorizations) throws IOException {
        if (brought.export().isEmpty()) {
            return;
        }
        try {
            if (brought.passphrase().isEmpty()) {
                throw new AuthorizationException("import.no-passphrase");
            }
            boolean isTaken = authorizations.importedWhenNewer(
                    account, brought.export(), brought.passphrase().toCharArray());
            LOG.info(
                    isTaken
                            ? "the Google login that came with the settings was taken over for the account {}"
                            : "the Google login of the account {} is as young as the one that came with the settings",
                    account);
        } catch (AuthorizationException e) {
            throw new ImportAtStartException(e);
        }
    }

    @Bean
    GoogleAccounts googleAccounts(GoogleAuthorization authorization) {
        return authorization.accounts();
    }

    @Bean
    AuthorizationHealth authorizationHealth(GoogleAuthorization authorization) {
        return authorization.health();
    }
}
