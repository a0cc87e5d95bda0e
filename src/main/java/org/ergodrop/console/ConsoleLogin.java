package org.ergodrop.console;

import java.io.IOException;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Who somebody is. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConsoleProperties.class)
class ConsoleLogin {

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    ConsoleUsers consoleUsers(
            ConsoleProperties properties,
            PasswordEncoder encoder,
            @Value("${ergodrop.role.console:true}") boolean isConsole)
            throws IOException {
        return isConsole
                ? ConsoleUsers.of(properties, encoder)
                : ConsoleUsers.ofProcessWithoutConsole(properties, encoder);
    }

    @Bean
    LoginThrottle loginThrottle() {
        return new LoginThrottle(() -> System.nanoTime() / 1_000_000);
    }

    /** The only way to log in, for the form and for basic authentication: there is no second manager behind it to fall back on. */
    @Bean
    AuthenticationManager logins(ConsoleUsers users, PasswordEncoder encoder, LoginThrottle throttle) {
        DaoAuthenticationProvider passwords =
                new DaoAuthenticationProvider(new InMemoryUserDetailsManager(users.all()));
        passwords.setPasswordEncoder(encoder);
        return new ProviderManager(List.of(new Throttled(passwords, throttle)));
    }

    private record Throttled(AuthenticationProvider passwords, LoginThrottle throttle)
            implements AuthenticationProvider {

        @Override
        public Authentication authenticate(Authentication login) {
            String address = login.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
            return throttle.attempt(login.getName(), address, () -> passwords.authenticate(login));
        }

        @Override
        public boolean supports(Class<?> kind) {
            return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
        }
    }
}
