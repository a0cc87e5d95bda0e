package org.ergodrop.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/** Everything but the bare health answer asks for the login: a form for browsers, basic authentication for programs. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConsoleProperties.class)
class ConsoleSecurity {

    static final String HAWTIO = "/actuator/hawtio/";

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    ConsolePassword consolePassword(ConsoleProperties properties, PasswordEncoder encoder) throws IOException {
        return ConsolePassword.of(properties, encoder);
    }

    @Bean
    UserDetailsService users(ConsoleProperties properties, ConsolePassword password) {
        return new InMemoryUserDetailsManager(User.withUsername(properties.user())
                .password(password.hash())
                .roles("CONSOLE")
                .build());
    }

    @Bean
    SecurityFilterChain consoleFilters(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health")
                        .permitAll()
                        .requestMatchers("/", "/hawtio", "/hawtio/**", "/actuator/hawtio", "/actuator/hawtio/**")
                        .authenticated()
                        .requestMatchers("/actuator/jolokia", "/actuator/jolokia/**")
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .formLogin(form -> form.defaultSuccessUrl(HAWTIO))
                .httpBasic(Customizer.withDefaults())
                .logout(Customizer.withDefaults())
                // Hawtio reads the token from the cookie and sends it back as a header
                .csrf(csrf -> csrf.csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse())
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler()))
                .addFilterAfter(new LoadCsrfToken(), CsrfFilter.class)
                .build();
    }

    /** The token is made when somebody asks for it: without this, the cookie would come only after it was needed. */
    private static final class LoadCsrfToken extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
                token.getToken();
            }
            chain.doFilter(request, response);
        }
    }
}
